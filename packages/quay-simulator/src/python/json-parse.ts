/** Text that Python's `json` refuses. */
export class PythonJsonError extends Error {}

const plainEscapes: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const words: [string, unknown][] = [
  ['null', null],
  ['true', true],
  ['false', false],
  // Python reads these three; users-create-bad-bodies.json, step 17.
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]

class Reader {
  readonly text: string
  position = 0

  constructor(text: string) {
    this.text = text
  }

  skipBlanks(): void {
    while (' \t\n\r'.includes(this.text.charAt(this.position) || '.')) this.position += 1
  }

  take(piece: string): boolean {
    if (!this.text.startsWith(piece, this.position)) return false
    this.position += piece.length
    return true
  }

  expect(piece: string): void {
    if (!this.take(piece)) throw new PythonJsonError(`Expected ${piece} at ${this.position}`)
  }
}

function readString(reader: Reader): string {
  let value = ''
  for (;;) {
    const character = reader.text.charAt(reader.position)
    reader.position += 1
    if (character === '"') return value
    if (character < ' ') throw new PythonJsonError(`Control character or end at ${reader.position}`)
    if (character !== '\\') value += character
    else value += readEscape(reader)
  }
}

function readEscape(reader: Reader): string {
  const letter = reader.text.charAt(reader.position)
  reader.position += 1
  if (letter !== 'u') {
    const plain = plainEscapes[letter]
    if (plain === undefined) throw new PythonJsonError(`Invalid escape at ${reader.position}`)
    return plain
  }
  const digits = reader.text.slice(reader.position, reader.position + 4)
  if (!/^[0-9a-f]{4}$/i.test(digits)) throw new PythonJsonError(`Invalid escape at ${reader.position}`)
  reader.position += 4
  return String.fromCharCode(Number.parseInt(digits, 16))
}

function readNumber(reader: Reader): number {
  const pattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
  pattern.lastIndex = reader.position
  const found = pattern.exec(reader.text)?.[0]
  if (found === undefined) throw new PythonJsonError(`Expected a value at ${reader.position}`)
  reader.position += found.length
  return Number(found)
}

function readArray(reader: Reader): unknown[] {
  const items: unknown[] = []
  reader.skipBlanks()
  if (reader.take(']')) return items
  for (;;) {
    items.push(readValue(reader))
    reader.skipBlanks()
    if (reader.take(']')) return items
    reader.expect(',')
  }
}

function readObject(reader: Reader): Record<string, unknown> {
  // Of a key given twice the last counts (users-create-bad-bodies.json, step 16); a Map keeps `__proto__` harmless.
  const members = new Map<string, unknown>()
  reader.skipBlanks()
  if (reader.take('}')) return {}
  for (;;) {
    reader.skipBlanks()
    reader.expect('"')
    const key = readString(reader)
    reader.skipBlanks()
    reader.expect(':')
    members.set(key, readValue(reader))
    reader.skipBlanks()
    if (reader.take('}')) return Object.fromEntries(members)
    reader.expect(',')
  }
}

function readValue(reader: Reader): unknown {
  reader.skipBlanks()
  if (reader.take('"')) return readString(reader)
  if (reader.take('{')) return readObject(reader)
  if (reader.take('[')) return readArray(reader)
  for (const [word, value] of words) if (reader.take(word)) return value
  return readNumber(reader)
}

/** Reads JSON as Python's `json.loads` does: a byte order mark and `NaN` pass, bytes that are no UTF-8 don't. */
export function parsePythonJson(bytes: Buffer): unknown {
  let decoded: string
  try {
    decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new PythonJsonError('Not UTF-8')
  }
  const reader = new Reader(decoded)
  const value = readValue(reader)
  reader.skipBlanks()
  if (reader.position < decoded.length) throw new PythonJsonError(`Extra data at ${reader.position}`)
  return value
}
