import * as z from 'zod/mini'
import { DownloadAddress } from './downloads.ts'
import { ExistingUserName } from './names.ts'
import { Parameters, Problem } from './problem.ts'
import { defineRoute } from './route.ts'
import {
  Day,
  Instant,
  UsageLogDayState,
  UsageLogDayVerdict,
  UsageLogGapReason,
  UsageLogBlocker,
} from './usage-log-days.ts'
import { USER_REFUSAL_KINDS } from './usage-log-kinds.ts'

const Name = z.string().check(z.minLength(1), z.maxLength(512))
const KindList = z.string().check(z.maxLength(4000), z.regex(/^[a-z0-9_]+(?:,[a-z0-9_]+)*$/))

/** Address of one entry, opaque: it holds for as long as the entry and the server's key do. */
export const UsageLogEntryId = z.string().check(z.regex(/^[\w-]{22}$/))

/** An address that somebody kept; of older forms the answer says what became of them. */
const EntryLink = z.string().check(z.maxLength(100), z.regex(/^[\w.-]+$/))

/** Ranges that end now, by the clock of the registry rather than that of the browser. */
export const USAGE_LOG_RANGES = ['hour', 'day', 'week', 'month'] as const
export type UsageLogRange = (typeof USAGE_LOG_RANGES)[number]

/**
 * The filter of every view of usage logs, as it stands in the URL. `from` and `to` are instants, `to` excluded; `from` wins
 * over `range`, and without both it is the last seven days. Names are exact; `text` is words that must all occur.
 */
export const UsageLogFilter = z.strictObject({
  range: z.optional(z.enum(USAGE_LOG_RANGES)),
  from: z.optional(Instant),
  to: z.optional(Instant),
  /** The subject of an entry: a user, or a robot by its full name. */
  person: z.optional(Name),
  /** With `true` the user's own robots count as the user. */
  robots: z.optional(z.enum(['true', 'false'])),
  kinds: z.optional(KindList),
  groups: z.optional(KindList),
  namespace: z.optional(Name),
  /** Path with its namespace: `acme/web`. */
  repository: z.optional(Name),
  /** An address, a network (`10.1.0.0/16`) or the beginning of one (`198.51.100`), compared by value. */
  address: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
})
export type UsageLogFilter = z.output<typeof UsageLogFilter>

const Fact = z.union([z.string(), z.number(), z.boolean(), z.null()])

/**
 * Whom an entry is about: whose sign-in it was, and in all other entries who acted. `unknown`: Quay does not tell; the
 * name, if any, is what somebody typed. `system`: Quay itself, without a name.
 */
export const UsageLogSubject = z.object({
  name: z.nullable(z.string()),
  kind: z.enum(['user', 'robot', 'system', 'unknown']),
})
export type UsageLogSubject = z.output<typeof UsageLogSubject>

/** One entry as this role may see it: a key that the role may not see is absent. */
export const UsageLogEntry = z.object({
  id: UsageLogEntryId,
  /** Quay tells whole seconds. */
  at: Instant,
  kind: z.string(),
  subject: UsageLogSubject,
  /** Who acted as far as Quay tells: often nobody, and of some sign-ins somebody who had no part in it. */
  performer: z.nullable(z.object({ name: z.string(), isRobot: z.boolean() })),
  namespace: z.nullable(z.object({ name: z.string(), isOrganization: z.nullable(z.boolean()) })),
  repository: z.nullable(z.string()),
  address: z.optional(z.nullable(z.string())),
  country: z.optional(z.nullable(z.string())),
  /** OAuth application through which it was done. */
  application: z.optional(z.nullable(z.string())),
  /** What the sentence of this kind needs, by the keys of Quay's metadata. */
  facts: z.record(z.string(), Fact),
})
export type UsageLogEntry = z.output<typeof UsageLogEntry>

/** How far a running search is. */
export const UsageLogProgress = z.object({
  read: z.number(),
  /** Down to (or, towards newer ones, up to) which instant everything was looked at. */
  reachedAt: z.nullable(Instant),
  daysDone: z.number(),
  daysTotal: z.number(),
  /** Calls to Quay that this answer has made, and how many it may make. */
  calls: z.number(),
  maxCalls: z.number(),
})
export type UsageLogProgress = z.output<typeof UsageLogProgress>

/**
 * A line of the stream (NDJSON). `end` is the last: `complete` — every day was come to, and `days` says what can be
 * said of each; `limit` — as many rows as asked for; `bound` — as many calls as allowed; `failed` — nothing could be read
 * from `cursor` on, and `problem` says why. Continue with `cursor` where it is not null.
 * `revoked` is the last instead where the reader's session or role ended while the answer was on its way.
 */
export const UsageLogLine = z.discriminatedUnion('type', [
  z.object({ type: z.literal('window'), from: Instant, to: Instant }),
  z.object({ type: z.literal('entry'), entry: UsageLogEntry }),
  /** `cursor` goes on behind everything that was looked at so far: for a reading that is stopped and has no end line. */
  z.object({ type: z.literal('progress'), progress: UsageLogProgress, cursor: z.nullable(z.string()) }),
  z.object({
    type: z.literal('end'),
    reason: z.enum(['complete', 'limit', 'call_limit', 'failed']),
    cursor: z.nullable(z.string()),
    progress: UsageLogProgress,
    /** What can be said of the days that were come to, oldest first. */
    days: z.array(UsageLogDayVerdict),
    /**
     * Days that are known to be incomplete, with how many entries are missing (null: nobody knows) and why.
     * `page_too_large`: a page of Quay's list is too large to read; its entries are older than `after`, or the newest
     * of the day where that is null.
     */
    gaps: z.array(
      z.object({
        day: Day,
        missing: z.nullable(z.number()),
        reason: z.optional(UsageLogGapReason),
        after: z.optional(z.nullable(Instant)),
      }),
    ),
    /** Stored entries of the range that are still being converted and may not be found; absent where there is none. */
    unconverted: z.optional(z.number()),
    problem: z.optional(Problem),
  }),
  z.object({ type: z.literal('revoked'), problem: Problem }),
  /** In the live tail: why new entries cannot be fetched; null once they can again. */
  z.object({ type: z.literal('tail'), blocker: z.nullable(UsageLogBlocker) }),
])
export type UsageLogLine = z.output<typeof UsageLogLine>

/** Answers `application/x-ndjson`, a `UsageLogLine` a line; closing the connection ends the reading. */
export const streamUsageLogs = defineRoute({
  operation: 'usage-log.list',
  method: 'GET',
  url: '/api/usage-logs',
  query: z.extend(UsageLogFilter, {
    cursor: z.optional(z.string().check(z.maxLength(200), z.regex(/^[A-Za-z0-9._-]+$/))),
    direction: z.optional(z.enum(['older', 'newer'])),
    limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d{0,2}|1000)$/))),
    /** How many calls to Quay this answer may make; 0 answers from the store alone. */
    calls: z.optional(z.string().check(z.regex(/^\d{1,4}$/))),
  }),
})

/** Entries that arrive from now on, each a line, with an empty line every ten seconds while nothing does. */
export const tailUsageLogs = defineRoute({
  operation: 'usage-log.tail',
  method: 'GET',
  url: '/api/usage-logs/tail',
  query: UsageLogFilter,
})

export const readUsageLogEntry = defineRoute({
  operation: 'usage-log.read',
  method: 'GET',
  url: '/api/usage-logs/entries/:id',
  params: z.object({ id: EntryLink }),
  response: z.object({
    entry: UsageLogEntry,
    /** All metadata that this role may see, as Quay wrote it. */
    metadata: z.record(z.string(), z.unknown()),
    source: z.enum(['store', 'quay']),
  }),
})

/** Counts by day and group of kinds. `source`: counted from entries that we hold, or Quay's own counts (no filter but kinds). */
export const readUsageLogChart = defineRoute({
  operation: 'usage-log.chart',
  method: 'GET',
  url: '/api/usage-logs/chart',
  query: UsageLogFilter,
  response: z.object({
    from: Instant,
    to: Instant,
    days: z.array(
      z.object({
        day: Day,
        state: UsageLogDayState,
        source: z.enum(['store', 'quay', 'none']),
        counts: z.record(z.string(), z.number()),
      }),
    ),
    /** Why Quay's own counts could not be asked for, where they were needed. */
    blocker: z.nullable(UsageLogBlocker),
  }),
})

/** Why a file of stored entries was set aside; `replaced`: another one was brought back in its place. */
export const UsageLogResetReason = z.enum([
  'other_registry',
  'registry_restored',
  'damaged',
  'newer_version',
  'conversion_failed',
  'replaced',
])

export const UsageLogAsideFile = z.object({
  name: z.string(),
  reason: UsageLogResetReason,
  at: Instant,
  sizeBytes: z.optional(z.number()),
  /** Null where the file cannot be read. */
  storedEntries: z.nullable(z.number()),
  storedDays: z.nullable(z.number()),
})
export type UsageLogAsideFile = z.output<typeof UsageLogAsideFile>

export const UsageLogCoverage = z.object({
  days: z.array(
    z.object({
      day: Day,
      state: UsageLogDayState,
      stored: z.number(),
      /** Quay's own count, null before it was asked. */
      expected: z.nullable(z.number()),
      /** Entries that Quay counts but does not deliver, after every way to them was tried. */
      missing: z.nullable(z.number()),
      readAt: z.nullable(z.string()),
      /** From which instant to which its list was read without a break. */
      readFrom: z.nullable(Instant),
      readTo: z.nullable(Instant),
      /** A page of its list was passed over; its entries are older than `after`, or the newest where that is null. */
      unread: z.optional(z.object({ reason: UsageLogGapReason, after: z.nullable(Instant) })),
    }),
  ),
  tailPoller: z.object({
    state: z.enum(['following', 'resting', 'catching-up', 'stopped']),
    lastPollAt: z.nullable(z.string()),
    intervalSeconds: z.number(),
  }),
  filling: z.nullable(
    z.object({ day: Day, read: z.number(), expected: z.nullable(z.number()), daysWaiting: z.number() }),
  ),
  /** Days whose missing entries are looked for, after all others are read; null where none are. */
  repair: z.nullable(
    z.object({
      /** The day that is being repaired; null while days are read, which goes first. */
      day: z.nullable(Day),
      missing: z.nullable(z.number()),
      daysWaiting: z.number(),
      /** Calls that all of it will still make at most. */
      callsAtMost: z.number(),
    }),
  ),
  retentionDays: z.number(),
  callsPerSecond: z.number(),
  storedEntries: z.number(),
  /** Absent for roles that do not see every field: it grows with what is hidden, too. */
  sizeBytes: z.optional(z.number()),
  /** Why and when the file before this one was set aside; null when none was. */
  lastReset: z.nullable(z.object({ reason: UsageLogResetReason, at: z.string() })),
  /** Files that are kept and not used, newest first. */
  asideFiles: z.array(UsageLogAsideFile),
  /** Entries that an older version of the console stored, and how many of them are converted; null when none is left. */
  conversion: z.nullable(z.object({ done: z.number(), total: z.number() })),
  /** Why the registry's logs cannot be read, when they cannot. */
  blocker: z.nullable(z.object({ code: UsageLogBlocker, params: z.optional(Parameters) })),
})
export type UsageLogCoverage = z.output<typeof UsageLogCoverage>

export const readUsageLogCoverage = defineRoute({
  operation: 'usage-log.coverage',
  method: 'GET',
  url: '/api/usage-logs/coverage',
  query: z.strictObject({ from: z.optional(Day), to: z.optional(Day) }),
  response: UsageLogCoverage,
})

/** Puts these days first in the queue of what is read in the background. */
export const fillUsageLogs = defineRoute({
  operation: 'usage-log.fill',
  method: 'POST',
  url: '/api/usage-logs/coverage/fill',
  body: z.strictObject({ from: Day, to: Day }),
  response: UsageLogCoverage,
})

/** Uses a file again that was set aside; the one that is used now is set aside in turn. */
export const restoreUsageLogFile = defineRoute({
  operation: 'usage-log.restore-file',
  method: 'POST',
  url: '/api/usage-logs/aside-files/:name/restore',
  params: z.object({ name: z.string().check(z.maxLength(120), z.regex(/^usage-logs\.[a-zA-Z0-9_.-]+\.sqlite$/)) }),
  response: z.object({
    coverage: UsageLogCoverage,
    /** How many entries could be read of a damaged file; null where the file was whole. */
    salvaged: z.nullable(z.number()),
  }),
})

/** Hands out a one-time address, good for 60 seconds in this session, from which the browser downloads the file. */
export const exportUsageLogs = defineRoute({
  operation: 'usage-log.export',
  method: 'POST',
  url: '/api/usage-logs/exports',
  body: z.extend(UsageLogFilter, {
    format: z.enum(['csv', 'ndjson']),
    language: z.enum(['en', 'ja']),
    timeZone: z.string().check(z.maxLength(64)),
  }),
  response: DownloadAddress,
})

/** Quay's own export of one organization or repository: Quay sends the address of the file by mail or to a call-back. */
export const requestQuayExport = defineRoute({
  operation: 'usage-log.quay-export',
  method: 'POST',
  url: '/api/usage-logs/quay-exports',
  body: z.strictObject({
    namespace: Name,
    /** Left out: the whole organization. */
    repository: z.optional(Name),
    from: Day,
    to: Day,
    email: z.optional(z.string().check(z.maxLength(254))),
    callbackUrl: z.optional(z.string().check(z.maxLength(2048), z.regex(/^https?:\/\//))),
  }),
  response: z.object({ exportId: z.string() }),
})

/** What stands out in what a user and their robots did, newest first. */
export const UsageLogFinding = z.object({
  code: z.enum([
    'sign_in_failures',
    'new_address',
    'pulls_denied',
    'pushes_denied',
    'tag_deletions_denied',
    'first_use_after_pause',
    'token_use_failures',
  ]),
  at: Instant,
  count: z.number(),
  params: Parameters,
})
export type UsageLogFinding = z.output<typeof UsageLogFinding>

/** How many entries of a kind are stored of a user and their robots. */
export const UsageLogRefusalCount = z.object({
  kind: z.enum(USER_REFUSAL_KINDS),
  count: z.number(),
  /** An entry of the kind is stored of anybody, so that this Quay records it. Where none is, nobody knows. */
  isRecorded: z.boolean(),
})
export type UsageLogRefusalCount = z.output<typeof UsageLogRefusalCount>

export const readUserActivity = defineRoute({
  operation: 'usage-log.user-activity',
  method: 'GET',
  url: '/api/users/:name/activity',
  params: z.object({ name: ExistingUserName }),
  response: z.object({
    lastSeenAt: z.nullable(Instant),
    lastSignInAt: z.nullable(Instant),
    findings: z.array(UsageLogFinding),
    /** From the beginning of this day on, in UTC, refusals are counted. */
    countedSince: Day,
    refusals: z.array(UsageLogRefusalCount),
    /** From which day on entries are stored without a gap, and until when. */
    completeSince: z.nullable(Day),
    completeTo: z.nullable(Instant),
  }),
})
