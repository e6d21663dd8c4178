import { useTranslation } from 'react-i18next'
import { SearchField } from '../../components/search-field.tsx'
import { KindFilter } from './kind-filter.tsx'
import { LiveControls } from './live-controls.tsx'
import { NameFilters } from './name-filters.tsx'
import { RangeFilter } from './range-filter.tsx'
import { withSearch } from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'
import type { LiveView } from './use-live-view.ts'
import styles from './filters.module.css'

type Props = { search: UsageLogSearch; onSearch: (search: UsageLogSearch) => void; live: LiveView }

/** Search (focus on `/`), range and filters, and the switch that follows the log. */
export function LogToolbar({ search, onSearch, live }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles['toolbar']}>
      <SearchField
        value={search.text ?? ''}
        label={t('usageLogs.filters.search')}
        onChange={(text) => onSearch(withSearch(search, { text: text || undefined }))}
      />
      <RangeFilter search={search} onSearch={onSearch} />
      <NameFilters search={search} onSearch={onSearch} />
      <KindFilter search={search} onSearch={onSearch} />
      <div className={styles['end']}>
        <LiveControls
          tail={live.tail}
          isOn={live.isOn}
          isPaused={live.isPaused}
          isFixed={live.isFixed}
          onSwitch={live.switchOn}
          onPause={live.pause}
        />
      </div>
    </div>
  )
}
