const escapes: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
}

/** A string as Python's `json` writes it: ASCII only. */
function writeString(value: string): string {
  return `"${value.replace(
    // eslint reads control characters in a range as a mistake; here they are the point.
    /["\\\u0000-\u001F\u007F-\uFFFF]/g,
    (character) => escapes[character] ?? escapeCharacter(character),
  )}"`
}

/** DEL is printable for Python; everything else outside ASCII is escaped. */
function escapeCharacter(character: string): string {
  return character === '\u007F' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function write(value: unknown, comma: string, colon: string, isSorted: boolean): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return writeString(value)
  if (typeof value === 'number') return Number.isNaN(value) ? 'NaN' : String(value)
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map((item) => write(item, comma, colon, isSorted)).join(comma)}]`
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  if (isSorted) entries.sort(([left], [right]) => (left < right ? -1 : 1))
  const members = entries.map(([key, item]) => writeString(key) + colon + write(item, comma, colon, isSorted))
  return `{${members.join(comma)}}`
}

/** JSON as Python's `json.dumps` writes it; a key whose value is undefined is left out. */
export const writePythonJson = (value: unknown): string => write(value, ', ', ': ', false)

/** JSON as Flask's `jsonify` writes it: compact, keys sorted. */
export const writeSortedJson = (value: unknown): string => write(value, ',', ':', true)
