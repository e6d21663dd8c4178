import type { RowKey } from './kind.ts'

const SEPARATOR = '\u001F'
/** The list of a kind without parents. */
export const ROOT = ''

/** A key as one text, by which it is stored: a key of one part is that part. */
export const joinKey = (key: readonly string[]): string =>
  key.map((part) => part.replaceAll(/[%\u001F]/g, encodeURIComponent)).join(SEPARATOR)

export function splitKey(text: string): readonly string[] {
  return text === ROOT ? [] : text.split(SEPARATOR).map((part) => part.replaceAll(/%25|%1F/g, decodeURIComponent))
}

/** The text of a key that has at least one part. */
export function splitRowKey(text: string): RowKey {
  const [first = '', ...rest] = splitKey(text)
  return [first, ...rest]
}
