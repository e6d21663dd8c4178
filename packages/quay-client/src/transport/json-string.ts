import type { GrowingBuffer } from './growing-buffer.ts'
import { cutMark, isCutString, MAX_MARK_BYTES, MAX_STRING_BYTES } from './long-strings.ts'
import { byteLength } from './utf8-check.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const LETTER_U = 0x75
const HEX_DIGITS = 4
const LETTER_DUE = 5
const SIMPLE_ESCAPES = new Set([...'"\\/bfnrt'].map((letter) => letter.charCodeAt(0)))

/** No string: a control character in it, or an escape that JSON does not know. */
export class JsonStringFlaw extends Error {}

/**
 * One string of JSON, read piece by piece and written as it stands, but cut where it is long; see `cutLongStrings`.
 * Escapes stay escapes: only their size is known here.
 */
export class JsonString {
  readonly #output: GrowingBuffer
  #start = 0
  /** Size of what was read, decoded. */
  #bytes = 0
  /** Where a cut would be, from the beginning of the string. */
  #cutAt = -1
  /** So long that the rest can only be dropped. */
  #isDropping = false
  /** What is due of an escape: its letter, so many hexadecimal digits, or nothing. */
  #escapeDue = 0
  #escapeAt = 0
  #codeUnit = 0
  /** Where the first half of a surrogate pair stands, whose second half is still to come. */
  #highAt = -1

  constructor(output: GrowingBuffer) {
    this.#output = output
  }

  /** Begins behind the opening quote. */
  begin(): void {
    this.#start = this.#output.length
    this.#bytes = 0
    this.#cutAt = -1
    this.#isDropping = false
    this.#escapeDue = 0
    this.#highAt = -1
  }

  /**
   * Reads from a place in a piece on. Gives the place of the closing quote, or -1 where the string goes on.
   * @throws {JsonStringFlaw}
   */
  read(piece: Buffer, start: number): number {
    const base = this.#output.length - this.#start - start
    let index = start
    while (index < piece.length) {
      if (this.#escapeDue === 0) {
        const end = endOfPlain(piece, index)
        if (end > index) this.#countPlain(end - index, base + index)
        index = end
        if (index === piece.length) break
      }
      const byte = piece[index] ?? 0
      if (this.#escapeDue > 0) this.#readEscape(byte)
      else if (byte === QUOTE) break
      else if (byte === BACKSLASH) {
        this.#escapeDue = LETTER_DUE
        this.#escapeAt = base + index
      } else if (byte < 0x20) throw new JsonStringFlaw()
      else if (byte >= 0xc0) this.#count(byteLength(byte), base + index)
      index += 1
    }
    if (!this.#isDropping) this.#output.write(piece, start, index)
    this.#isDropping ||= this.#bytes > MAX_STRING_BYTES + MAX_MARK_BYTES
    return index < piece.length ? index : -1
  }

  /** Cuts it where it is too long; gives true where it did. */
  finish(): boolean {
    this.#countHigh()
    if (this.#bytes <= MAX_STRING_BYTES) return false
    if (!this.#isDropping && isCutString(this.decode())) return false
    this.#output.truncate(this.#start + this.#cutAt)
    this.#append(cutMark(this.#bytes))
    return true
  }

  /** The text of a string that was read whole. */
  decode(): string {
    try {
      return JSON.parse(`"${this.#output.from(this.#start).toString()}"`) as string
    } catch {
      throw new JsonStringFlaw()
    }
  }

  /** Size of the string, decoded. */
  get bytes(): number {
    return this.#bytes
  }

  /** Puts another text, of plain ASCII, in its place. */
  replace(text: string): void {
    this.#output.truncate(this.#start)
    this.#append(text)
  }

  #append(text: string): void {
    const bytes = Buffer.from(text)
    this.#output.write(bytes, 0, bytes.length)
  }

  #readEscape(byte: number): void {
    if (this.#escapeDue < LETTER_DUE) {
      this.#codeUnit = this.#codeUnit * 16 + hexDigit(byte)
      this.#escapeDue -= 1
      if (this.#escapeDue === 0) this.#countUnit(this.#codeUnit)
    } else if (byte === LETTER_U) {
      this.#escapeDue = HEX_DIGITS
      this.#codeUnit = 0
    } else if (SIMPLE_ESCAPES.has(byte)) {
      this.#escapeDue = 0
      this.#count(1, this.#escapeAt)
    } else throw new JsonStringFlaw()
  }

  #countUnit(unit: number): void {
    const isLow = unit >= 0xdc00 && unit <= 0xdfff
    if (isLow && this.#highAt >= 0) {
      const at = this.#highAt
      this.#highAt = -1
      this.#count(4, at)
    } else if (unit >= 0xd800 && unit <= 0xdbff) {
      this.#countHigh()
      this.#highAt = this.#escapeAt
    } else this.#count(unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3, this.#escapeAt)
  }

  #countHigh(): void {
    if (this.#highAt < 0) return
    const at = this.#highAt
    this.#highAt = -1
    this.#count(3, at)
  }

  /** So many characters of one byte. */
  #countPlain(bytes: number, at: number): void {
    this.#countHigh()
    if (this.#cutAt < 0 && this.#bytes + bytes > MAX_STRING_BYTES) this.#cutAt = at + MAX_STRING_BYTES - this.#bytes
    this.#bytes += bytes
  }

  #count(bytes: number, at: number): void {
    this.#countHigh()
    this.#bytes += bytes
    if (this.#bytes > MAX_STRING_BYTES && this.#cutAt < 0) this.#cutAt = at
  }
}

/** Where something begins that is more than a character of one byte. A loop of its own: it sees almost every byte. */
function endOfPlain(piece: Buffer, start: number): number {
  const { length } = piece
  let index = start
  for (; index < length; index += 1) {
    const byte = piece[index] as number
    if (byte < 0x20 || byte >= 0x80 || byte === QUOTE || byte === BACKSLASH) break
  }
  return index
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  if (letter >= 0x61 && letter <= 0x66) return letter - 0x57
  throw new JsonStringFlaw()
}
