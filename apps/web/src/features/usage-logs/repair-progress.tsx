import type { UsageLogCoverage } from '@quaymaster/contracts/usage-logs'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { formatCallTime } from './call-time.ts'
import { formatDay } from './log-time.ts'

/** Which day is being repaired, how many are queued, and what that will still cost Quay. */
export function RepairProgress({ repair, callsPerSecond }: Pick<UsageLogCoverage, 'repair' | 'callsPerSecond'>) {
  const { t } = useTranslation()
  if (repair === null) return <p>{t('usageLogs.coverage.repair.nothing')}</p>
  const { day, missing, daysWaiting, callsAtMost } = repair
  return (
    <>
      {day !== null && missing !== null && (
        <p>
          {t('usageLogs.coverage.repair.day', { day: formatDay(day), count: missing, number: formatNumber(missing) })}
        </p>
      )}
      {daysWaiting > 0 && (
        <p>{t('usageLogs.coverage.repair.queued', { count: daysWaiting, number: formatNumber(daysWaiting) })}</p>
      )}
      <p>
        {t('usageLogs.coverage.repair.cost', {
          count: callsAtMost,
          number: formatNumber(callsAtMost),
          time: formatCallTime(t, callsAtMost, callsPerSecond),
        })}
      </p>
    </>
  )
}
