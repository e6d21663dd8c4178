/** Longest text of a log entry that is kept, in bytes of UTF-8. */
export const MAX_STRING_BYTES = 65_536

/** No mark is longer, in bytes. */
export const MAX_MARK_BYTES = 48

const MARK = /\.\.\. \[shortened from ([1-9]\d{4,9}) bytes\]$/

/** What stands behind a text that was cut; ASCII, and free of what JSON escapes. */
export const cutMark = (bytes: number): string => `... [shortened from ${bytes} bytes]`

/**
 * The form in which long strings of a log entry are read, hashed and stored: of every string and key above 65,536 bytes
 * (UTF-8, an unpaired surrogate counting three), the first 65,536 bytes, back to the last whole code point, followed by
 * `... [shortened from 4718592 bytes]`. What has this form already stays as it is, so that cutting twice changes nothing.
 * Gives the very same value where nothing is too long.
 */
export function cutLongStrings<T>(value: T): T {
  return cutValue(value) as T
}

function cutValue(value: unknown): unknown {
  if (typeof value === 'string') return cutString(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map(cutValue)
    return items.every((item, index) => item === value[index]) ? value : items
  }
  const members = Object.entries(value)
  const cut = members.map(([key, item]) => [cutString(key), cutValue(item)] as const)
  const isSame = cut.every(([key, item], index) => key === members[index]?.[0] && item === members[index][1])
  return isSame ? value : Object.fromEntries(cut)
}

function cutString(text: string): string {
  if (text.length * 3 <= MAX_STRING_BYTES) return text
  const bytes = Buffer.byteLength(text)
  if (bytes <= MAX_STRING_BYTES || isCutString(text)) return text
  const start = Buffer.from(text.slice(0, MAX_STRING_BYTES + 1))
  let end = MAX_STRING_BYTES
  while (isContinuation(start[end])) end -= 1
  // An unpaired surrogate is encoded as another character, of as many units.
  return text.slice(0, start.toString('utf8', 0, end).length) + cutMark(bytes)
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte < 0xc0

/** Whether a string has the cut form. */
export function isCutString(text: string): boolean {
  const mark = MARK.exec(text.slice(-MAX_MARK_BYTES))
  if (mark === null || Number(mark[1]) <= MAX_STRING_BYTES) return false
  const bytes = Buffer.byteLength(text) - mark[0].length
  return bytes <= MAX_STRING_BYTES && bytes > MAX_STRING_BYTES - 4
}
