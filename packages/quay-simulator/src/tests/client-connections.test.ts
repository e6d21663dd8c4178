import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { createSecureServer } from 'node:http2'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createQuayClient } from '@quaymaster/quay-client'
import { expect, test } from 'vitest'
import { createCertificateAuthority } from '../server/tls-certificate.ts'
import type { CertificateOptions } from '../server/tls-certificate.ts'
import { failureOf, stand } from './simulated-client.ts'
import { dayMs } from '../day.ts'

test('sends 48 calls at once over one HTTP/2 session, never more than its places at a time', async () => {
  await using at = await stand({ tls: true, latencyMs: 20, workers: 100 })
  let connections = 0
  const count = () => (connections += 1)
  subscribe('undici:client:connected', count)
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, at.simulator.requests.list().filter((call) => call.status === null).length)
  }, 1)
  const people = await Promise.all(Array.from({ length: 48 }, () => at.quay.users.get('devuser')))
  clearInterval(watch)
  unsubscribe('undici:client:connected', count)
  expect(people).toHaveLength(48)
  expect(new Set(at.simulator.requests.list().map((call) => call.protocol))).toEqual(new Set(['h2']))
  expect(connections).toBe(1)
  expect(most).toBe(12)
})

test('goes on after Quay closed an idle session', async () => {
  await using at = await stand({ tls: true, idleTimeoutMs: 100 })
  for (let round = 0; round < 3; round += 1) {
    expect(await at.quay.users.get('devuser')).toHaveProperty('name', 'devuser')
    await sleep(200)
  }
})

test('goes on after Quay was away', async () => {
  await using at = await stand({ tls: true })
  await at.quay.users.get('devuser')
  await at.simulator.stop()
  expect(await failureOf(at.quay.users.get('devuser'))).toHaveProperty('code', 'refused-connection')
  await at.simulator.restart()
  expect(await at.quay.users.get('devuser')).toHaveProperty('name', 'devuser')
})

test.for<[string, { server?: CertificateOptions; isStranger?: boolean; maxVersion?: 'TLSv1.1' }]>([
  ['tls-expired', { server: { notBefore: new Date(Date.now() - 9 * dayMs), notAfter: new Date(Date.now() - dayMs) } }],
  ['tls-wrong-name', { server: { names: ['quay.example.com'] } }],
  ['tls-untrusted', { isStranger: true }],
  ['tls-failed', { maxVersion: 'TLSv1.1' }],
])(
  'refuses a registry by %s before a byte of the token is sent',
  async ([code, { server: certificate, isStranger, maxVersion }]) => {
    const authority = createCertificateAuthority()
    const trusted = isStranger === true ? createCertificateAuthority('Another CA') : authority
    let requests = 0
    const server = createSecureServer({
      ...authority.issue(certificate),
      allowHTTP1: true,
      ...(maxVersion ? { maxVersion, minVersion: maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
    })
    server.on('request', () => (requests += 1))
    server.on('tlsClientError', () => undefined)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const quay = createQuayClient({
      baseUrl: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
      token: 'RW000000000000000000WR111111111111111111',
      ca: trusted.ca,
    })
    expect(await failureOf(quay.users.create({ userName: 'maria' }))).toMatchObject({ code, isOutcomeUnknown: false })
    expect(requests).toBe(0)
    await quay.close()
    server.close()
  },
)
