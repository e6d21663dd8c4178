import type { UsageLogEntry } from '@quaymaster/contracts/usage-logs'

export const CHUNK_ROWS = 200

/** What reads a chunk, and reads it again after it was dropped. */
export type ChunkRequest = { direction: 'older' | 'newer'; cursor?: string; from?: string; to?: string }

/** A stretch of the list, newest first. Its rows may be dropped; how many there are stays. */
export type Chunk = {
  readonly request: ChunkRequest
  rows: UsageLogEntry[] | undefined
  count: number
  /** Cursors of its first and last row. */
  top: string | undefined
  bottom: string | undefined
  isFilling: boolean
}

export const newChunk = (request: ChunkRequest): Chunk => ({
  request,
  rows: [],
  count: 0,
  top: undefined,
  bottom: undefined,
  isFilling: false,
})

export type ChunkPlace = { index: number; offset: number }

/** Where each row stands, over chunks of any size. */
export class ChunkOffsets {
  #starts: number[] = []
  #total = 0

  get total(): number {
    return this.#total
  }

  count(chunks: readonly Chunk[]): void {
    this.#total = 0
    this.#starts = chunks.map(({ count }) => {
      const start = this.#total
      this.#total += count
      return start
    })
  }

  place(row: number): ChunkPlace | undefined {
    if (row < 0 || row >= this.#total) return undefined
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= row) low = middle
      else high = middle - 1
    }
    return { index: low, offset: row - (this.#starts[low] ?? 0) }
  }
}
