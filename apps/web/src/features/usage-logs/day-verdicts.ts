import type { UsageLogDayVerdict } from '@quaymaster/contracts/usage-log-days'
import { dayEnd, dayOf, daySpans } from './log-place.ts'

/** What the readings of one list said of its days, put together. */
export class DayVerdicts {
  readonly #days = new Map<string, UsageLogDayVerdict>()

  take(verdicts: readonly UsageLogDayVerdict[]): void {
    for (const verdict of verdicts) {
      for (let day = verdict.from; day <= verdict.to; day = dayOf(dayEnd(day)))
        this.#put({ ...verdict, from: day, to: day })
    }
  }

  /** By day, oldest first; days of which the same is said as one. */
  get list(): UsageLogDayVerdict[] {
    return [...Map.groupBy(this.#days.values(), groupKey).values()].flatMap(stretches).toSorted(byDay)
  }

  /** A day that was read in two pieces was read from the start of one to the end of the other. */
  #put(verdict: UsageLogDayVerdict): void {
    const known = this.#days.get(verdict.from)
    if (known?.state !== 'partial' || verdict.state !== 'partial') {
      this.#days.set(verdict.from, verdict)
      return
    }
    const { readFrom = '', readTo = '' } = verdict
    const [from, to] = [known.readFrom ?? readFrom, known.readTo ?? readTo]
    this.#days.set(verdict.from, {
      ...verdict,
      readFrom: from < readFrom ? from : readFrom,
      readTo: to > readTo ? to : readTo,
    })
  }
}

/** Of a gap or a part of a day each one is its own. */
function groupKey({ from, state, reason, counted }: UsageLogDayVerdict): string {
  const isAlike = state === 'complete' || state === 'not_checked' || state === 'unread'
  return isAlike ? `${state} ${reason} ${counted}` : from
}

function stretches(group: readonly UsageLogDayVerdict[]): UsageLogDayVerdict[] {
  const [verdict] = group
  if (verdict === undefined) return []
  return daySpans(group.map(({ from }) => from)).map(({ first, last }) => ({ ...verdict, from: first, to: last }))
}

const byDay = (a: UsageLogDayVerdict, b: UsageLogDayVerdict): number => a.from.localeCompare(b.from)

/** Something of the day may be missing from the list, for a reason or by Quay's own count. */
export const isLacking = ({ state, reason }: UsageLogDayVerdict): boolean =>
  state === 'gap' || state === 'unread' || state === 'partial' || reason !== undefined

/** What a list lacks that nobody decided to leave for later. */
export const isLost = (verdict: UsageLogDayVerdict): boolean =>
  isLacking(verdict) && (verdict.state === 'gap' || (verdict.reason !== undefined && verdict.reason !== 'call_limit'))
