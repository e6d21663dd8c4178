import type { UsageLogRefusalCount } from '@quaymaster/contracts/usage-logs'

type Days = { countedSince: string; completeSince: string | null }

/** How a count is said, and what has to be known with it. */
type CountWords = {
  value: 'some' | 'atLeast' | 'none' | 'noneFound' | 'unknown'
  note?: 'incomplete' | 'completeSince' | 'notProven'
}

/**
 * None at all means something only where such things are recorded and every day is complete; what is found while days
 * are missing may be less than what happened.
 */
export function countWords(
  { count, isRecorded }: Pick<UsageLogRefusalCount, 'count' | 'isRecorded'>,
  { countedSince, completeSince }: Days,
): CountWords {
  const isComplete = completeSince !== null && completeSince <= countedSince
  const note = completeSince === null ? 'incomplete' : 'completeSince'
  if (count > 0) return isComplete ? { value: 'some' } : { value: 'atLeast', note }
  if (!isRecorded) return { value: 'unknown', note: 'notProven' }
  return isComplete ? { value: 'none' } : { value: 'noneFound', note }
}
