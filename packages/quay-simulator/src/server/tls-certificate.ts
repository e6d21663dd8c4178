import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { isIPv4 } from 'node:net'
import { dayMs } from '../day.ts'

/** A certificate and its private key, both PEM. */
export type TlsIdentity = { key: string; cert: string }

/** What a certificate says; everything has a default that suits a server on this machine. */
export type CertificateOptions = {
  /** DNS names and IPv4 addresses. @default ['localhost', '127.0.0.1'] */
  names?: readonly string[]
  /** @default a day ago */
  notBefore?: Date
  /** @default in a year */
  notAfter?: Date
}

/** A private certificate authority: its own certificate (PEM), and a way to have servers certified by it. */
export type CertificateAuthority = { ca: string; issue: (options?: CertificateOptions) => TlsIdentity }

// Node reads X.509 but does not write it, and no openssl binary is promised: so the few DER forms needed are written here.
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body])
  const size = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, body])
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
const octets = (content: Buffer): Buffer => der(0x04, content)
const bits = (content: Buffer, unused = 0): Buffer => der(0x03, Buffer.from([unused]), content)
const yes = der(0x01, Buffer.from([0xff]))

function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const arc = (value: number): number[] => {
    const digits = [value & 0x7f]
    for (let left = value >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80)
    return digits
  }
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(arc)]))
}

function time(instant: Date): Buffer {
  const compact = instant.toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  // RFC 5280 4.1.2.5: two-digit years until 2049, four digits from then on.
  return instant.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(compact.slice(2))) : der(0x18, Buffer.from(compact))
}

const commonName = (text: string): Buffer =>
  sequence(der(0x31, sequence(objectId('2.5.4.3'), der(0x0c, Buffer.from(text)))))

const extension = (id: string, value: Buffer, ...critical: readonly Buffer[]): Buffer =>
  sequence(objectId(id), ...critical, octets(value))

const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'))

const keyIdOf = (publicKey: KeyObject): Buffer =>
  createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()

type Certificate = {
  issuer: string
  issuerKey: { publicKey: KeyObject; privateKey: KeyObject }
  subject: string
  publicKey: KeyObject
  notBefore: Date
  notAfter: Date
  extensions: readonly Buffer[]
}

function signCertificate(certificate: Certificate): string {
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    commonName(certificate.issuer),
    sequence(time(certificate.notBefore), time(certificate.notAfter)),
    commonName(certificate.subject),
    certificate.publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        ...certificate.extensions,
        extension('2.5.29.14', octets(keyIdOf(certificate.publicKey))),
        extension('2.5.29.35', sequence(der(0x80, keyIdOf(certificate.issuerKey.publicKey)))),
      ),
    ),
  )
  const signature = sign('sha256', toBeSigned, certificate.issuerKey.privateKey)
  const lines =
    sequence(toBeSigned, ecdsaWithSha256, bits(signature))
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function alternativeName(name: string): Buffer {
  if (isIPv4(name)) return der(0x87, Buffer.from(name.split('.').map(Number)))
  return der(0x82, Buffer.from(name))
}

const newKey = (): { publicKey: KeyObject; privateKey: KeyObject } =>
  generateKeyPairSync('ec', { namedCurve: 'prime256v1' })

/** Makes a certificate authority with a key of its own; nothing is written to disk. */
export function createCertificateAuthority(name = 'Simulated Quay CA'): CertificateAuthority {
  const issuerKey = newKey()
  const now = Date.now()
  const ca = signCertificate({
    issuer: name,
    issuerKey,
    subject: name,
    publicKey: issuerKey.publicKey,
    notBefore: new Date(now - 10 * 365 * dayMs),
    notAfter: new Date(now + 10 * 365 * dayMs),
    extensions: [
      extension('2.5.29.19', sequence(yes), yes),
      // keyCertSign and cRLSign
      extension('2.5.29.15', bits(Buffer.from([0x06]), 1), yes),
    ],
  })
  const issue = (options: CertificateOptions = {}): TlsIdentity => {
    const names = options.names ?? ['localhost', '127.0.0.1']
    const { publicKey, privateKey } = newKey()
    const cert = signCertificate({
      issuer: name,
      issuerKey,
      subject: names[0] ?? 'localhost',
      publicKey,
      notBefore: options.notBefore ?? new Date(now - dayMs),
      notAfter: options.notAfter ?? new Date(now + 365 * dayMs),
      extensions: [
        extension('2.5.29.19', sequence(), yes),
        // digitalSignature; serverAuth
        extension('2.5.29.15', bits(Buffer.from([0x80]), 7), yes),
        extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))),
        extension('2.5.29.17', sequence(...names.map(alternativeName))),
      ],
    })
    return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }), cert }
  }
  return { ca, issue }
}
