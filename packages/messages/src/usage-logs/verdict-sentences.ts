import type { usageLogVerdicts } from './en/verdicts.ts'
import type { TextParameters } from '../translate.ts'

type VerdictWords = typeof usageLogVerdicts
export type VerdictKey = Exclude<keyof VerdictWords, 'reasons'>

/** What a reading says of days that follow one another; the contract of the usage logs has the meaning of each part. */
export type SpokenVerdict = {
  from: string
  to: string
  state: 'complete' | 'gap' | 'partial' | 'not_checked' | 'open' | 'unread'
  missing?: number | undefined
  counted?: number | undefined
  readFrom?: string | undefined
  readTo?: string | undefined
  reason?: keyof VerdictWords['reasons'] | undefined
}

/** How one language, and one place, says it. */
export type VerdictSpeaker = {
  say: (key: VerdictKey, parameters?: TextParameters) => string
  reason: (code: keyof VerdictWords['reasons']) => string
  /** Days that follow one another. */
  days: (from: string, to: string) => string
  list: (parts: readonly string[]) => string
  number: (value: number) => string
}

/** The time of an instant in UTC, by which Quay counts days; midnight at the end of a day is 24:00. */
export const utcClock = (instant: string, day: string): string =>
  `${instant.slice(0, 10) > day ? '24:00' : instant.slice(11, 16)} UTC`

/** Every whole day was compared, and the open one was looked at. */
const isCompleteVerdict = ({ state, reason }: SpokenVerdict): boolean =>
  state === 'complete' || (state === 'open' && reason === undefined)

/** The sentences under a reading that came to its end: what it is as a whole, and what is to be said of single days. */
export const composeVerdicts = (verdicts: readonly SpokenVerdict[], speaker: VerdictSpeaker): string[] => [
  ...headline(verdicts, speaker),
  ...describeDays(verdicts, speaker),
]

/** What is to be said of single days. */
export function describeDays(verdicts: readonly SpokenVerdict[], speaker: VerdictSpeaker): string[] {
  const of = (state: SpokenVerdict['state']) => verdicts.filter((verdict) => verdict.state === state)
  const single = [...of('gap'), ...of('partial'), ...of('complete'), ...of('open')]
  return [
    ...groupByReason(of('unread')).map((group) => sayDays(group, speaker)),
    ...groupByReason(of('not_checked')).map((group) => sayDays(group, speaker)),
    ...single.flatMap((verdict) => sayDay(verdict, speaker) ?? []),
  ]
}

/** Of the present day alone nothing is complete, and nothing has to be incomplete. */
function headline(verdicts: readonly SpokenVerdict[], { say }: VerdictSpeaker): string[] {
  const open = verdicts.filter((verdict) => !isCompleteVerdict(verdict))
  if (open.some(({ state }) => state !== 'not_checked')) return [say('incomplete')]
  if (open.length > 0) return [say('unchecked')]
  return verdicts.length > 0 && verdicts.every(({ state }) => state === 'open') ? [] : [say('complete')]
}

const groupByReason = (verdicts: readonly SpokenVerdict[]): SpokenVerdict[][] => [
  ...Map.groupBy(verdicts, ({ reason }) => reason).values(),
]

function sayDays(group: readonly SpokenVerdict[], { say, reason: because, days, list }: VerdictSpeaker): string {
  const parameters = { days: list(group.map(({ from, to }) => days(from, to))) }
  const [first] = group
  if (first?.state === 'not_checked') return say('notChecked', parameters)
  if (first?.reason === undefined) return say('unread', parameters)
  return say('unreadBecause', { ...parameters, reason: because(first.reason) })
}

function sayDay(verdict: SpokenVerdict, speaker: VerdictSpeaker): string | undefined {
  const { say, number } = speaker
  const time = (instant: string) => utcClock(instant, verdict.to)
  const { state, missing, counted, readFrom = '', readTo = '', reason } = verdict
  const day = speaker.days(verdict.from, verdict.to)
  const because: TextParameters = reason === undefined ? {} : { reason: speaker.reason(reason) }
  if (state === 'gap' && reason !== undefined) return say('gapBecause', { day, ...because })
  if (state === 'gap') return say('gap', { day, missing: number(missing ?? 0) })
  if (state === 'complete') return counted === undefined ? undefined : say('counted', { day, counted: number(counted) })
  if (state === 'open')
    return say(reason === undefined ? 'open' : 'openBecause', { day, time: time(readTo), ...because })
  const range = { day, from: time(readFrom), to: time(readTo), ...because }
  return say(reason === undefined ? 'partial' : 'partialBecause', range)
}
