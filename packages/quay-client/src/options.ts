/** How soon a call must be over, in milliseconds, waiting in the queue included. */
export type QuayDeadlines = {
  /** A read that somebody waits for. @default 10_000 */
  read: number
  /** A read in the background. @default 60_000 */
  background: number
  /** A change. @default 60_000 */
  write: number
}

/** How many calls run and wait at once. On HTTP/2 this is the only brake there is. */
export type QuayBulkhead = {
  /** Calls at Quay at once. @default 12 */
  running: number
  /** Of these, calls in the background. @default 2 */
  backgroundRunning: number
  /** Calls that may wait for a place. @default 48 */
  waiting: number
  /** How long a call that somebody waits for may stand in the queue, in milliseconds. @default 2_000 */
  waitMs: number
}

/** What {@link QuayClientOptions.onCall} is told when a call is over. */
export type QuayCallReport = {
  operation: string
  priority: 'interactive' | 'background'
  /** It asked whether the token lives: of nobody's doing, but not made to wait behind the background either. */
  isTokenCheck: boolean
  /** `ok`, or the error's `code`. */
  outcome: string
  /** Status of the last answer, if there was one. */
  status: number | undefined
  /** Requests sent to Quay: more than one after a repetition, none when the call never left. */
  requests: number
  durationMs: number
}

export type QuayClientOptions = {
  /** Scheme, host and port of the registry, such as `https://quay.example.com`; nothing behind it. */
  baseUrl: string
  /** OAuth access token. Without one, calls are anonymous. A newline at its end is dropped. */
  token?: string | undefined
  /** Certificates in PEM, instead of the system's own. */
  ca?: string | undefined
  /** @default 'quay-client' */
  userAgent?: string | undefined
  deadlineMs?: Partial<QuayDeadlines> | undefined
  bulkhead?: Partial<QuayBulkhead> | undefined
  /** Answers larger than this are refused. @default 8 MiB */
  maxResponseBytes?: number | undefined
  /**
   * Cleans every text that Quay answers, before anything reads it: what must not come back from there, a token above all.
   * @default nothing is changed
   */
  redact?: ((text: string) => string) | undefined
  /** Told about every call when it is over, whatever became of it. Must not throw. */
  onCall?: ((call: QuayCallReport) => void) | undefined
}

/** What a single call may set for itself. */
export type QuayCallOptions = {
  /** Ends the call. Mind that a change may have happened all the same. */
  signal?: AbortSignal | undefined
  deadlineMs?: number | undefined
  /** Calls in the background wait behind the others. @default 'interactive' */
  priority?: 'interactive' | 'background' | undefined
  /** Marks the call in the report, see {@link QuayCallReport}, and sends it even while calls are suspended. */
  isTokenCheck?: boolean | undefined
  /** Instead of the client's own; Quay keeps it with extended action logging. */
  userAgent?: string | undefined
}
