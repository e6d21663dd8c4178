/** Offsets of the pages that hold the rows from `from` to `to`, both counted in. */
export function pageOffsets(range: { from: number; to: number }, pageSize: number): number[] {
  const first = Math.floor(Math.max(range.from, 0) / pageSize)
  const last = Math.floor(Math.max(range.to, range.from, 0) / pageSize)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * pageSize)
}
