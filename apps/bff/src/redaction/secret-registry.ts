import type { Secret } from './secret.ts'

const MIN_LENGTH = 8

/** Knows every loaded secret, so that what is about to be written can be cleared of them. */
export type SecretRegistry = {
  add(secret: Secret): void
  /** The text without any secret, be it plain, in base64, in hex or encoded for a URL. */
  clean(text: string): string
}

function spellings(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8')
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    bytes.toString('base64'),
    bytes.toString('base64').replace(/={1,2}$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]
}

export function createSecretRegistry(): SecretRegistry {
  const known = new Set<string>()
  let shortest = Number.POSITIVE_INFINITY
  return {
    add(secret) {
      for (const spelling of spellings(secret.reveal())) {
        if (spelling.length < MIN_LENGTH) continue
        known.add(spelling)
        shortest = Math.min(shortest, spelling.length)
      }
    },
    clean(text) {
      // Most texts are names and numbers: they cannot hold any.
      if (text.length < shortest) return text
      let result = text
      for (const spelling of known) result = result.replaceAll(spelling, '[secret]')
      return result
    },
  }
}
