import type { TFunction } from 'i18next'

const MINUTES_FROM_SECONDS = 120

/** About how long so many calls take at this rate. */
export function formatCallTime(t: TFunction, calls: number, callsPerSecond: number): string {
  const seconds = Math.ceil(calls / Math.max(callsPerSecond, 0.01))
  return seconds < MINUTES_FROM_SECONDS
    ? t('usageLogs.coverage.cost.seconds', { count: seconds })
    : t('usageLogs.coverage.cost.minutes', { count: Math.round(seconds / 60) })
}
