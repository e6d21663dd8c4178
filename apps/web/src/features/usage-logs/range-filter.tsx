import { Button } from '@patternfly/react-core'
import { USAGE_LOG_RANGES } from '@quaymaster/contracts/usage-logs'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Subtle } from '../../components/subtle.tsx'
import { formatInstant } from '../../lib/format.ts'
import { checkFilter } from './check-filter.ts'
import { FilterField, FilterForm } from '../../components/filter-form.tsx'
import { FilterPopover } from '../../components/filter-popover.tsx'
import { localInput, readRange } from './local-time.ts'
import { ownTimeZone } from './log-time.ts'
import { chosenRange, rangeStart, withRange } from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'
import styles from './filters.module.css'

type Props = { search: UsageLogSearch; onSearch: (search: UsageLogSearch) => void }

/** The range in words: a preset by its name, any other by its ends. */
export function useRangeWords() {
  const { t } = useTranslation()
  return (search: UsageLogSearch): string => {
    const { from, to } = search
    const chosen = chosenRange(search)
    if (chosen !== 'custom') return t(`usageLogs.ranges.${chosen}`)
    if (from !== undefined && to !== undefined) {
      return t('usageLogs.ranges.until', { from: formatInstant(from), to: formatInstant(to) })
    }
    return from === undefined
      ? t('usageLogs.ranges.before', { to: formatInstant(to ?? '') })
      : t('usageLogs.ranges.since', { from: formatInstant(from) })
  }
}

/** Ranges that end now, and any other, typed in local time. */
export const RangeFilter = memo(function RangeFilter({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const chosen = chosenRange(search)
  return (
    <FilterPopover
      label={chosen === 'custom' ? t('usageLogs.ranges.custom') : t(`usageLogs.ranges.${chosen}`)}
      isSet={chosen !== 'week'}
    >
      {(close) => (
        <div className={styles['range']}>
          <div className={styles['presets']} role="group" aria-label={t('usageLogs.labels.range')}>
            {USAGE_LOG_RANGES.map((range) => (
              <Button
                key={range}
                size="sm"
                variant={range === chosen ? 'primary' : 'secondary'}
                aria-pressed={range === chosen}
                onClick={() => {
                  onSearch(withRange(search, range))
                  close()
                }}
              >
                {t(`usageLogs.ranges.${range}`)}
              </Button>
            ))}
          </div>
          <OwnRange search={search} onSearch={onSearch} onDone={close} />
        </div>
      )}
    </FilterPopover>
  )
})

function OwnRange({ search, onSearch, onDone }: Props & { onDone: () => void }) {
  const { t } = useTranslation()
  const [from, setFrom] = useState(() => localInput(rangeStart(search)))
  const [to, setTo] = useState(() => localInput(search.to))
  async function apply() {
    const range = readRange(from, to)
    if ('problem' in range) return { field: range.field, words: t(`usageLogs.ranges.${range.problem}`) }
    await checkFilter(range)
    onSearch(withRange(search, { from: range.from ?? '', to: range.to }))
    onDone()
    return undefined
  }
  return (
    <FilterForm submitLabel={t('usageLogs.ranges.apply')} fields={['from', 'to']} onApply={apply}>
      {(problemOf) => (
        <>
          <FilterField
            label={t('usageLogs.ranges.from')}
            type="datetime-local"
            value={from}
            onChange={setFrom}
            problem={problemOf('from')}
          />
          <FilterField
            label={t('usageLogs.ranges.to')}
            type="datetime-local"
            value={to}
            onChange={setTo}
            problem={problemOf('to')}
          />
          <Subtle>{t('usageLogs.ranges.zone', { zone: ownTimeZone() })}</Subtle>
        </>
      )}
    </FilterForm>
  )
}
