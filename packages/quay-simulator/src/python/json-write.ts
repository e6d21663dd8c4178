/** Python's `json` writes ASCII only, and escapes DEL as well. */
const toAscii = (text: string): string =>
  text.replace(/[\u007F-\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** JSON as Python's `json.dumps` writes it: a blank after `,` and `:`; a key whose value is undefined is left out. */
export function writePythonJson(value: unknown): string {
  // Line ends stand between members only, since those within strings are escaped: they become Python's blanks.
  const lines = JSON.stringify(value ?? null, null, ' ')
  return toAscii(lines.replace(/,\n */g, ', ').replace(/\n */g, ''))
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]))
}

/** JSON as Flask's `jsonify` writes it: compact, keys sorted. */
export const writeSortedJson = (value: unknown): string => toAscii(JSON.stringify(sortKeys(value ?? null)))
