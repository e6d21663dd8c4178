import { exportUsageLogs } from '@quaymaster/contracts/usage-logs'
import { lazy, memo, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GatedMenu } from '../../components/gated-menu.tsx'
import type { MenuAction } from '../../components/gated-menu.tsx'
import { hasProblemCode, isApiError } from '../../lib/api-error.ts'
import { call } from '../../lib/api.ts'
import { startDownload } from '../../lib/download.ts'
import { LANGUAGES } from '../../lib/language.ts'
import { useDecision } from '../../lib/me.ts'
import { showToast } from '../../lib/toasts.ts'
import { ownTimeZone } from './log-time.ts'
import { filterOf } from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'

/** Few ask for it: it is loaded when somebody does. */
const QuayExportModal = lazy(async () => ({ default: (await import('./quay-export-modal.tsx')).QuayExportModal }))

/** The present filters and range as a file, and Quay's own export for one organization or repository. */
export const ExportMenu = memo(function ExportMenu({ search }: { search: UsageLogSearch }) {
  const { t, i18n } = useTranslation()
  const decision = useDecision('usage-log.export')
  const quayDecision = useDecision('usage-log.quay-export')
  const [isAskingQuay, setIsAskingQuay] = useState(false)
  async function start(format: 'csv' | 'ndjson') {
    const language = LANGUAGES.find((item) => item === i18n.language) ?? 'en'
    const body = { ...filterOf(search), format, language, timeZone: ownTimeZone() }
    try {
      const { url, fileName } = await call(exportUsageLogs, { body })
      startDownload(url, fileName)
      showToast({ kind: 'info', title: t('usageLogs.export.started', { fileName }) })
    } catch (error) {
      if (hasProblemCode(error, 'step_up_required', 'not_signed_in')) return
      showToast({
        kind: 'danger',
        title: t('usageLogs.export.failed'),
        ...(isApiError(error) && { problem: error.problem }),
      })
    }
  }
  const actions: MenuAction[] = [
    {
      key: 'csv',
      label: t('usageLogs.export.csv'),
      description: t('usageLogs.export.csvWhat'),
      decision,
      onSelect: () => void start('csv'),
    },
    {
      key: 'ndjson',
      label: t('usageLogs.export.ndjson'),
      description: t('usageLogs.export.ndjsonWhat'),
      decision,
      onSelect: () => void start('ndjson'),
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
