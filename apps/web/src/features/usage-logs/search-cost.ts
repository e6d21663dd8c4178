import { useTranslation } from 'react-i18next'
import { formatInstant, formatNumber } from '../../lib/format.ts'
import type { LogEdge } from './log-list.ts'

/** What a reading has done so far: down to where, how many entries it looked at, and the calls to Quay that it made. */
export function useSearchCost({ progress }: LogEdge): string[] {
  const { t } = useTranslation()
  if (progress === undefined) return []
  const { read, reachedAt, calls } = progress
  return [
    ...(reachedAt === null ? [] : [t('usageLogs.list.searchedTo', { time: formatInstant(reachedAt) })]),
    ...(read === 0 ? [] : [t('usageLogs.list.lookedAt', { number: formatNumber(read) })]),
    ...(calls === 0 ? [] : [t('usageLogs.list.calls', { count: calls, number: formatNumber(calls) })]),
  ]
}
