import type { UsageLogCoverage } from '@quaymaster/contracts/usage-logs'
import { utcClock } from '@quaymaster/messages/usage-logs/verdict-sentences'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Age } from '../../components/age.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { Column } from '../../components/data-table.tsx'
import { Section } from '../../components/section.tsx'
import { StatusLabel } from '../../components/status-label.tsx'
import type { StatusKind } from '../../components/status-label.tsx'
import { formatNumber } from '../../lib/format.ts'
import { listSource } from '../../lib/list-source.ts'
import { countDays } from './chart-days.ts'
import { dayEnd, dayStart } from './log-place.ts'
import { formatDay } from './log-time.ts'

type Day = UsageLogCoverage['days'][number]

const LOOKS: Record<Day['state'], StatusKind> = {
  complete: 'fine',
  filling: 'working',
  partial: 'working',
  different: 'attention',
  empty: 'off',
  open: 'working',
}

/** Every day that is kept, newest first, with Quay's own count beside ours. */
export function CoverageDays({ days }: { days: readonly Day[] }) {
  const { t } = useTranslation()
  const shown = days.toReversed()
  const { complete, hasToday } = countDays(days)
  const count = (value: number | null) => (value === null ? t('usageLogs.coverage.days.notAsked') : formatNumber(value))
  function stateWords({ day, state, missing, readFrom, readTo, unread }: Day): string {
    if (unread !== undefined) return t(`usageLogVerdicts.reasons.${unread.reason}`)
    if (state === 'different' && missing !== null) {
      return t('usageLogs.coverage.differs', { missing: formatNumber(missing) })
    }
    if (readFrom !== null && readTo !== null) {
      const [from, to] = [utcClock(readFrom, day), utcClock(readTo, day)]
      if (state === 'open') return t('usageLogs.coverage.openTo', { time: to })
      if (state === 'partial') return t('usageLogs.coverage.readFromTo', { from, to })
    }
    return t(`usageLogs.states.${state}`)
  }
  const column = (
    key: 'day' | 'state' | 'stored' | 'expected' | 'missing' | 'readAt',
    width: string,
    cell: Column<Day>['cell'],
  ) => ({
    key,
    label: t(`usageLogs.coverage.days.${key}`),
    width,
    cell,
  })
  return (
    <Section
      title={t('usageLogs.coverage.days.title')}
      description={t(hasToday ? 'usageLogs.coverage.days.summaryOpen' : 'usageLogs.coverage.days.summary', {
        complete: formatNumber(complete),
        number: formatNumber(days.length),
      })}
    >
      <DataTable<Day>
        label={t('usageLogs.coverage.days.caption')}
        source={listSource(shown)}
        rowKey={({ day }) => day}
        columns={[
          column('day', '16%', ({ day }) => (
            <Link
              to="/usage-logs"
              search={{ from: dayStart(day), to: dayEnd(day) }}
              aria-label={t('usageLogs.coverage.days.show', { day: formatDay(day) })}
            >
              {formatDay(day)}
            </Link>
          )),
          column('state', '34%', (day) => (
            <StatusLabel kind={day.unread === undefined ? LOOKS[day.state] : 'attention'}>
              {stateWords(day)}
            </StatusLabel>
          )),
          column('stored', '11%', ({ stored }) => formatNumber(stored)),
          column('expected', '15%', ({ expected, stored }) =>
            expected !== null && expected < stored
              ? t('usageLogs.coverage.countsFewer', { counted: formatNumber(expected) })
              : count(expected),
          ),
          column('missing', '10%', ({ missing }) => (missing === null ? t('usageLogs.none') : formatNumber(missing))),
          column('readAt', '14%', ({ readAt }) => (readAt === null ? t('usageLogs.none') : <Age at={readAt} />)),
        ]}
      />
    </Section>
  )
}
