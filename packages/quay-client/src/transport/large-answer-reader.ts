import type { QuayResponseErrorCode } from '../errors/response-error.ts'
import { GrowingBuffer } from './growing-buffer.ts'
import { MAX_DEPTH, MAX_VALUES, readJson } from './json.ts'
import { JsonString, JsonStringFlaw } from './json-string.ts'
import { Utf8Check } from './utf8-check.ts'

const SPACE = 0x20
const SPACES = new Set([SPACE, 0x09, 0x0a, 0x0d])
const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const QUOTE_BYTES = Buffer.from('"')
const SPACE_BYTES = Buffer.from(' ')

/** The noted text is no longer: it is a page token. */
const MAX_NOTED_BYTES = 4_096
/** A key that JavaScript takes for something else; anybody can have Quay log it. */
const PROTO = '__proto__'

/** `notedText`: text of the noted field, where it was found although the answer is too large. */
export type LargeAnswerResult =
  | { value: unknown }
  | { flaw: QuayResponseErrorCode; isTooLarge: boolean; notedText: string | undefined }

/**
 * Reads JSON piece by piece and holds no more of it than strings that were cut (`cutLongStrings`) come to: one text in a
 * log may be many megabytes. An answer that is too large all the same, too deep, or of too many values is read to its end
 * for the noted field only: where a list goes on.
 */
export class LargeAnswerReader {
  readonly #maxBytes: number
  readonly #notedField: string
  readonly #notableKeyBytes: ReadonlySet<number>
  readonly #output = new GrowingBuffer()
  readonly #string = new JsonString(this.#output)
  readonly #utf8 = new Utf8Check()
  /** Of each depth, whether it is an object. */
  readonly #objects: boolean[] = []
  #depth = 0
  #values = 1
  #isInString = false
  #expectsKey = false
  #hasCutKey = false
  /** The last key of the outermost object. */
  #key: string | undefined
  #notedText: string | undefined
  /** Why nothing more is kept; what follows is only searched for the noted field. */
  #excess: QuayResponseErrorCode | undefined

  /**
   * @param maxBytes how much may be left of the answer
   * @param notedField name, of ASCII, in the outermost object
   */
  constructor(maxBytes: number, notedField: string) {
    this.#maxBytes = maxBytes
    this.#notedField = notedField
    this.#notableKeyBytes = new Set([notedField.length, PROTO.length])
  }

  /** Takes the next piece; false where what came is no JSON, and the rest need not be read. */
  take(piece: Buffer): boolean {
    if (!this.#utf8.accepts(piece)) return false
    try {
      for (let index = 0; index < piece.length;) {
        index = this.#isInString ? this.#readString(piece, index) : this.#readStructure(piece, index)
      }
      return true
    } catch (error) {
      if (error instanceof JsonStringFlaw) return false
      throw error
    }
  }

  /** What the answer says, after its last piece. */
  finish(): LargeAnswerResult {
    if (!this.#utf8.isWhole()) return this.#flawed('not-json')
    if (this.#excess !== undefined) return this.tooLarge(this.#excess)
    const json = readJson(this.#output.from(0))
    if (!('flaw' in json)) return json
    // Keys that differ only behind where they were cut.
    return this.#hasCutKey && json.flaw === 'duplicate-key' ? this.tooLarge('too-large') : this.#flawed(json.flaw)
  }

  /** The answer goes on beyond what is read of it. */
  tooLarge(flaw: QuayResponseErrorCode): LargeAnswerResult {
    return { flaw, isTooLarge: true, notedText: this.#notedText }
  }

  #flawed(flaw: QuayResponseErrorCode): LargeAnswerResult {
    return { flaw, isTooLarge: false, notedText: undefined }
  }

  #readStructure(piece: Buffer, start: number): number {
    let from = start
    for (let index = start; index < piece.length; index += 1) {
      const byte = piece[index] ?? 0
      if (byte === QUOTE) {
        this.#keep(piece, from, index + 1)
        this.#isInString = true
        this.#string.begin()
        return index + 1
      }
      if (byte <= SPACE && SPACES.has(byte)) {
        this.#keep(piece, from, index)
        this.#keepSpace()
        from = index + 1
      } else this.#note(byte)
    }
    this.#keep(piece, from, piece.length)
    return piece.length
  }

  #note(byte: number): void {
    if (byte === COMMA) {
      this.#values += 1
      this.#expectsKey = this.#objects[this.#depth] ?? false
    } else if (byte === COLON) this.#expectsKey = false
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      this.#values += 1
      this.#depth += 1
      this.#expectsKey = byte === OPEN_OBJECT
      if (this.#depth <= MAX_DEPTH) this.#objects[this.#depth] = this.#expectsKey
      else this.#giveUp('too-deep')
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      this.#depth -= 1
      this.#expectsKey = false
    }
    if (this.#values > MAX_VALUES) this.#giveUp('too-many-values')
  }

  #readString(piece: Buffer, start: number): number {
    const end = this.#string.read(piece, start)
    if (end < 0) return piece.length
    this.#isInString = false
    const isCut = this.#string.finish()
    if (this.#expectsKey) this.#endKey(isCut)
    else if (this.#depth === 1 && this.#key === this.#notedField && this.#string.bytes <= MAX_NOTED_BYTES) {
      this.#notedText = this.#string.decode()
    }
    this.#keep(QUOTE_BYTES, 0, 1)
    return end + 1
  }

  #endKey(isCut: boolean): void {
    this.#hasCutKey ||= isCut
    const text = this.#notableKeyBytes.has(this.#string.bytes) ? this.#string.decode() : undefined
    if (text === PROTO) this.#string.replace(`[${PROTO}]`)
    if (this.#depth === 1) this.#key = text
  }

  /** Text between two tokens: one space is as good as many. */
  #keepSpace(): void {
    if (this.#excess === undefined && this.#output.from(this.#output.length - 1)[0] !== SPACE) {
      this.#output.write(SPACE_BYTES, 0, 1)
    }
  }

  #keep(piece: Buffer, start: number, end: number): void {
    if (this.#excess === undefined) this.#output.write(piece, start, end)
    else this.#output.truncate(0)
    if (this.#output.length > this.#maxBytes) this.#giveUp('too-large')
  }

  #giveUp(flaw: QuayResponseErrorCode): void {
    if (this.#excess === undefined) this.#output.reset()
    this.#excess ??= flaw
  }
}
