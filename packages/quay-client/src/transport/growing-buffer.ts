const FIRST_CAPACITY = 65_536

/** Bytes that are written one after another, the last of which can be taken back. */
export class GrowingBuffer {
  #bytes = Buffer.allocUnsafe(FIRST_CAPACITY)
  #length = 0

  get length(): number {
    return this.#length
  }

  write(source: Buffer, start: number, end: number): void {
    const length = this.#length + end - start
    if (length > this.#bytes.length) this.#grow(length)
    source.copy(this.#bytes, this.#length, start, end)
    this.#length = length
  }

  /** Drops everything behind so many bytes. */
  truncate(length: number): void {
    this.#length = length
  }

  /** The bytes from one place to the end; good until the next writing. */
  from(start: number): Buffer {
    return this.#bytes.subarray(start, this.#length)
  }

  /** Drops everything, with the room that it took. */
  reset(): void {
    this.#bytes = Buffer.allocUnsafe(FIRST_CAPACITY)
    this.#length = 0
  }

  #grow(length: number): void {
    const bytes = Buffer.allocUnsafe(Math.max(length, Math.ceil(this.#bytes.length * 1.5)))
    this.#bytes.copy(bytes, 0, 0, this.#length)
    this.#bytes = bytes
  }
}
