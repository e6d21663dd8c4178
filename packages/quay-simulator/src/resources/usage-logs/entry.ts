/** What an entry tells beside its columns. */
export type UsageLogDetail = { metadata: Record<string, unknown>; ip: string | null }

/** One entry of the usage log. */
export type UsageLogEntry = UsageLogDetail & {
  kind: string
  /** Microseconds since 1970, as PostgreSQL keeps it. */
  instantUs: number
  performerId: number | null
  /** Null: filed under no namespace. */
  namespaceId: number | null
  repositoryId: number | null
}

/** Entries of a registry's past, by columns; what they tell is made when it is asked for. */
export type PastEntries = {
  /** Names of the numbers in `kinds`. */
  kindNames: readonly string[]
  /** Microseconds since 1970, ascending. */
  instantsUs: Float64Array
  kinds: Uint16Array
  /** 0: nobody; so in the other columns of ids. */
  performerIds: Int32Array
  namespaceIds: Int32Array
  repositoryIds: Int32Array
  describe: (position: number) => UsageLogDetail
}

/** A span of time: from `startUs` on, up to but without `endUs`. */
export type TimeRange = { startUs: number; endUs: number }

/** Which entries a list holds; what is undefined does not matter. */
export type LogFilter = {
  namespaceId?: number | undefined
  repositoryId?: number | undefined
  performerId?: number | undefined
  ignoredKinds?: ReadonlySet<string> | undefined
}
