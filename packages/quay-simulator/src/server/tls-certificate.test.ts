import { X509Certificate } from 'node:crypto'
import { createServer, connect } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { createCertificateAuthority } from './tls-certificate.ts'
import type { TlsIdentity } from './tls-certificate.ts'

async function handshake(identity: TlsIdentity, options: { ca: string; servername?: string }): Promise<string> {
  const server = createServer(identity, (socket) => socket.end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  try {
    return await new Promise((resolve) => {
      const socket = connect({ port, host: '127.0.0.1', ...options }, () => resolve('secure'))
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    })
  } finally {
    server.close()
  }
}

describe('the private certificate authority', () => {
  const authority = createCertificateAuthority()

  test('issues a certificate that a client trusting the authority accepts by address and by name', async () => {
    const identity = authority.issue()
    expect(await handshake(identity, { ca: authority.ca })).toBe('secure')
    expect(await handshake(identity, { ca: authority.ca, servername: 'localhost' })).toBe('secure')
  })

  test('is not trusted by a client that trusts another authority of the same name', async () => {
    const code = await handshake(authority.issue(), { ca: createCertificateAuthority().ca })
    expect(['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY']).toContain(code)
  })

  test('issues expired and wrongly named certificates on demand', async () => {
    const expired = authority.issue({ notBefore: new Date('2020-01-01'), notAfter: new Date('2021-01-01') })
    expect(await handshake(expired, { ca: authority.ca })).toBe('CERT_HAS_EXPIRED')
    const other = authority.issue({ names: ['elsewhere.example.org'] })
    expect(await handshake(other, { ca: authority.ca })).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
  })

  test('writes what strict readers ask for: key identifiers, usages, dates after 2049', () => {
    const ca = new X509Certificate(authority.ca)
    const leaf = new X509Certificate(
      authority.issue({ names: ['quay.example.org', '10.0.0.7'], notAfter: new Date('2060-02-03T04:05:06Z') }).cert,
    )
    expect(ca.ca).toBe(true)
    expect(leaf.ca).toBe(false)
    expect(leaf.checkIssued(ca)).toBe(true)
    expect(leaf.verify(ca.publicKey)).toBe(true)
    expect(leaf.subjectAltName).toBe('DNS:quay.example.org, IP Address:10.0.0.7')
    expect(leaf.validTo).toBe('Feb  3 04:05:06 2060 GMT')
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
    expect(leaf.serialNumber).not.toBe(ca.serialNumber)
  })
})
