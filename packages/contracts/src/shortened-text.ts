const MARK = /\.\.\. \[shortened from ([1-9]\d{4,9}) bytes\]$/

/**
 * How long a text of a log entry is in Quay, in bytes, where the console keeps only its beginning: such a text ends in
 * `... [shortened from 4718592 bytes]`. Undefined for any other text.
 */
export function originalBytes(text: string): number | undefined {
  const mark = text.length > 16_384 ? MARK.exec(text.slice(-48)) : null
  return mark === null ? undefined : Number(mark[1])
}

/** The longest of the original texts in a value, in bytes; undefined where nothing was shortened. */
export function longestOriginalBytes(value: unknown): number | undefined {
  if (typeof value === 'string') return originalBytes(value)
  if (typeof value !== 'object' || value === null) return undefined
  const found = Object.entries(value).flatMap(([key, item]) => [originalBytes(key), longestOriginalBytes(item)])
  const sizes = found.filter((bytes) => bytes !== undefined)
  return sizes.length === 0 ? undefined : Math.max(...sizes)
}
