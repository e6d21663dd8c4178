import type { LogSource } from '../../quay/log-source.ts'
import type { LogDatabase } from '../db/log-database.ts'
import type { LogPosition } from '../entry/entry.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import type { DayReader } from '../source/day-reader.ts'
import type { CallAllowance } from './call-allowance.ts'
import type { CheckContext } from './day-verdict.ts'

/** What decides where the entries of each day come from, and how far ahead they are read. */
export type PlanOptions = {
  database: LogDatabase
  reader: DayReader
  source: LogSource
  query: LogQuery
  order: 'older' | 'newer'
  position: LogPosition | undefined
  allowance: CallAllowance
  signal: AbortSignal
  today: string
  /** The day by the clock: for two minutes after midnight the one before is still followed. */
  clockDay: string
  oldestDay: string
  /** What days are judged by, once they were read. */
  context: () => CheckContext
  pagesAhead: number
  isConsumerSlow: () => boolean
  onIdle: () => void
  /** No call may be made: what is stored is all there is. */
  isStoreOnly: boolean
  /** Many days are likely to be read. */
  isLong: boolean
}
