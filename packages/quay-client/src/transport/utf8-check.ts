import { isAscii, isUtf8 } from 'node:buffer'

/** Whether bytes that come in pieces are UTF-8; a character may be split between two pieces. */
export class Utf8Check {
  #rest = Buffer.alloc(0)

  /** False once something is no UTF-8. */
  accepts(piece: Buffer): boolean {
    if (this.#rest.length === 0 && isAscii(piece)) return true
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece])
    const end = bytes.length - unfinishedBytes(bytes)
    // A copy, since the piece may be used again.
    this.#rest = Buffer.from(bytes.subarray(end))
    return isUtf8(bytes.subarray(0, end))
  }

  /** False where the last character is not whole. */
  isWhole(): boolean {
    return this.#rest.length === 0
  }
}

/** How many bytes at the end begin a character that goes on in the next piece. */
function unfinishedBytes(bytes: Buffer): number {
  for (let count = 1; count <= Math.min(3, bytes.length); count += 1) {
    const byte = bytes[bytes.length - count] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return byteLength(byte) > count ? count : 0
  }
  return 0
}

/** Bytes of the character that this one begins. */
export const byteLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1)
