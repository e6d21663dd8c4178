import { addDays } from '../../time/calendar.ts'
import { compare, toGap, stretchVerdicts } from './day-verdict.ts'
import type { DayCheck, DayFinding, DayGap, DayVerdict, UncountedDay } from './day-verdict.ts'
import { COUNTED_DAYS } from '../source/quay-counts.ts'

type Days = { from: string; to: string }

/** What a stream found out about each of its days. */
export class DayFindings {
  readonly #checks = new Map<string, DayCheck>()

  note(checks: readonly DayCheck[]): void {
    for (const check of checks) this.#checks.set(check.day, check)
  }

  has(day: string): boolean {
    return this.#checks.has(day)
  }

  /** Whether a day could not be read, or not to its end. */
  get isCut(): boolean {
    return this.#findings().some(({ finding: { state } }) => state === 'unread' || state === 'partial')
  }

  /** The newest stretch of uncounted days that one call covers; undefined where none is. */
  get uncountedDays(): Days | undefined {
    const days = this.#uncounted().toSorted((a, b) => a.day.localeCompare(b.day))
    const to = days.at(-1)?.day
    const from = days.find(({ day }) => to !== undefined && day > addDays(to, -COUNTED_DAYS))?.day
    return from === undefined || to === undefined ? undefined : { from, to }
  }

  /** Compares the uncounted days of this stretch; a day without a count has none. */
  take({ from, to }: Days, counts: readonly { day: string; count: number }[]): void {
    const sums = new Map<string, number>()
    for (const { day, count } of counts) sums.set(day, (sums.get(day) ?? 0) + count)
    for (const { day, read } of this.#uncounted()) {
      if (day >= from && day <= to) this.#checks.set(day, { day, finding: compare(read, sums.get(day) ?? 0) })
    }
  }

  /** Compares one day with a count that is kept, where that may not have been taken before its last entries came. */
  takeKept(day: string, counted: number): void {
    const check = this.#checks.get(day)
    if (check === undefined || !('read' in check) || check.read > counted) return
    this.#checks.set(day, { day, finding: compare(check.read, counted) })
  }

  get verdicts(): DayVerdict[] {
    return stretchVerdicts(this.#findings())
  }

  get gaps(): DayGap[] {
    return this.#findings().flatMap(({ day, finding }) => toGap(day, finding) ?? [])
  }

  #uncounted(): UncountedDay[] {
    return [...this.#checks.values()].filter((check) => 'read' in check)
  }

  #findings(): { day: string; finding: DayFinding }[] {
    return [...this.#checks.values()]
      .map((check) => ('read' in check ? { day: check.day, finding: { state: 'not_checked' as const } } : check))
      .toSorted((a, b) => a.day.localeCompare(b.day))
  }
}
