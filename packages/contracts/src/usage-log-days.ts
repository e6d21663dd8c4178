import * as z from 'zod/mini'

/** In UTC, in whole seconds. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'input_invalid'))
/** In UTC. */
export const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'input_invalid'))

/** `open`: the present day, which is not over. */
export const UsageLogDayState = z.enum(['complete', 'filling', 'partial', 'empty', 'different', 'open'])

/** Why the registry's logs cannot be read, when they cannot. */
export const UsageLogBlocker = z.enum([
  'search_unavailable',
  'store_damaged',
  'store_full',
  'credential',
  'unreachable',
  'not_allowed',
  'bad_response',
  'registry_unconfirmed',
])

export type UsageLogBlocker = z.output<typeof UsageLogBlocker>

/** Why a day was not read, or not to its end. `not_stored`: only the store was asked; `call_limit`: no call was left;
 * `page_too_large`: a page of Quay's list is too large to read. */
export const UsageLogGapReason = z.enum([...UsageLogBlocker.options, 'not_stored', 'call_limit', 'page_too_large'])
export type UsageLogGapReason = z.output<typeof UsageLogGapReason>

/**
 * What a reading can say of days that follow one another. `complete`: as many entries as Quay counts in the list that was
 * read (more: Quay counts `counted` now); `gap`: `missing` fewer; `partial`: read from `readFrom` to `readTo`; `not_checked`:
 * read, but not compared; `open`: the present day, read to `readTo`; `unread`: not looked at. Rows that a filter left out
 * count as read.
 */
export const UsageLogDayVerdict = z.object({
  from: Day,
  to: Day,
  state: z.enum(['complete', 'gap', 'partial', 'not_checked', 'open', 'unread']),
  missing: z.optional(z.number()),
  counted: z.optional(z.number()),
  readFrom: z.optional(Instant),
  readTo: z.optional(Instant),
  reason: z.optional(UsageLogGapReason),
  after: z.optional(z.nullable(Instant)),
})
export type UsageLogDayVerdict = z.output<typeof UsageLogDayVerdict>
