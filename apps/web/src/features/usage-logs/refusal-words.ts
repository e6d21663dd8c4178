import type { UsageLogRefusalCount } from '@quaymaster/contracts/usage-logs'

type Days = { countedSince: string; completeSince: string | null }

/**
 * How a count is said. None at all means something only where such things are recorded and every day is complete;
 * what is found while days are missing may be less than what happened.
 */
export function countText(
  { count, isRecorded }: Pick<UsageLogRefusalCount, 'count' | 'isRecorded'>,
  { countedSince, completeSince }: Days,
) {
  const isComplete = completeSince !== null && completeSince <= countedSince
  if (count > 0) return { key: isComplete ? 'some' : 'atLeast' } as const
  if (!isRecorded) return { key: 'unknown' } as const
  if (isComplete) return { key: 'none' } as const
  if (completeSince === null) return { key: 'noneFound' } as const
  return { key: 'noneSince', day: completeSince } as const
}
