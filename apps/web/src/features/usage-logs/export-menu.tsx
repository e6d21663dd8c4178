import { lazy, memo, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GatedMenu } from '../../components/gated-menu.tsx'
import type { MenuAction } from '../../components/gated-menu.tsx'
import { useDownload } from '../../components/use-download.ts'
import { useDecision } from '../../lib/me.ts'
import { exportUsageLogsChange } from './log-changes.ts'
import { ownTimeZone } from './log-time.ts'
import { filterOf } from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'

/** Few ask for it: it is loaded when somebody does. */
const QuayExportModal = lazy(async () => ({ default: (await import('./quay-export-modal.tsx')).QuayExportModal }))

/** The present filters and range as a file, and Quay's own export for one organization or repository. */
export const ExportMenu = memo(function ExportMenu({ search }: { search: UsageLogSearch }) {
  const { t } = useTranslation()
  const download = useDownload(exportUsageLogsChange)
  const decision = useDecision('usage-log.export')
  const quayDecision = useDecision('usage-log.quay-export')
  const [isAskingQuay, setIsAskingQuay] = useState(false)
  const start = (format: 'csv' | 'ndjson') =>
    download.run({ ...filterOf(search), format, language: download.language, timeZone: ownTimeZone() })
  const actions: MenuAction[] = [
    {
      key: 'csv',
      label: t('usageLogs.export.csv'),
      description: t('usageLogs.export.csvWhat'),
      decision,
      onSelect: () => start('csv'),
    },
    {
      key: 'ndjson',
      label: t('usageLogs.export.ndjson'),
      description: t('usageLogs.export.ndjsonWhat'),
      decision,
      onSelect: () => start('ndjson'),
    },
    {
      key: 'quay',
      label: t('usageLogs.quayExport.action'),
      description: t('usageLogs.quayExport.actionWhat'),
      decision: quayDecision,
      onSelect: () => setIsAskingQuay(true),
    },
  ]
  return (
    <>
      <GatedMenu label={t('usageLogs.export.action')} toggle={t('usageLogs.export.action')} actions={actions} />
      {isAskingQuay && (
        <Suspense>
          <QuayExportModal search={search} onClose={() => setIsAskingQuay(false)} />
        </Suspense>
      )}
    </>
  )
})
