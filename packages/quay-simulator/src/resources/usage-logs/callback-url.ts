import { isIP } from 'node:net'
import { invalidRequest } from '../../api/api-error.ts'

const isBlockedAddress = (address: string): boolean =>
  // Loopback is allowed in the recorded registry (README of the recordings, "The fresh registry").
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|0\.|fe[89ab]|f[cd])/i.test(address)

/** Refuses an address that Quay would not call (content.md 1.5); names do not resolve here, but for `localhost`. */
export function checkCallbackUrl(text: string): void {
  const [, scheme = ''] = /^([a-z][a-z0-9+.-]*):/i.exec(text) ?? []
  if (!['http', 'https'].includes(scheme.toLowerCase())) {
    throw invalidRequest(`Invalid URL scheme '${scheme.toLowerCase()}': only HTTP and HTTPS are allowed`)
  }
  // Unlike Python, JavaScript looks for the host behind any number of slashes.
  const hasHost = /^[a-z]+:\/\/[^/?#]/i.test(text)
  const url = hasHost && URL.canParse(text) ? new URL(text) : undefined
  if (url?.username || url?.password) throw invalidRequest('URLs with embedded credentials are not allowed')
  const host = (url?.hostname ?? '').replace(/^\[|\]$/g, '')
  if (host === '') throw invalidRequest('URL must include a hostname')
  if (isIP(host) === 0 && host !== 'localhost') throw invalidRequest(`Cannot resolve hostname '${host}'`)
  if (isBlockedAddress(host)) throw invalidRequest('Invalid callback URL')
}
