/** Where the next page begins; plain data, to be kept and given back with the same scope, window and performer. */
export type QuayLogPageToken = {
  /** Quay's own; valid for two days. One that it does not understand is no error: it answers with its first page. */
  token: string
  /** Instant of the last entry read so far; null before the first entry. */
  reachedAt: string | null
  /** The first page in short, by which a fall back to it is noticed. */
  top: string
}
