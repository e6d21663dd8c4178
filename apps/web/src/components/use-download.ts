import { useTranslation } from 'react-i18next'
import type { Change } from '../lib/change.ts'
import { startDownload } from '../lib/download.ts'
import { LANGUAGES } from '../lib/language.ts'
import type { Language } from '../lib/language.ts'
import { useReportedChange } from './use-change.ts'
import type { ReportedChange } from './use-change.ts'

/** Has the server prepare a file, and the browser fetch it from the address that is handed out. */
export function useDownload<Input, Answer extends { url: string; fileName: string }>(
  change: Change<Input, Answer>,
): ReportedChange<Input> & { language: Language } {
  const { t, i18n } = useTranslation()
  const download = useReportedChange(change, {
    done: ({ url, fileName }) => {
      startDownload(url, fileName)
      return { kind: 'info', title: t('common.download.started', { fileName }) }
    },
    failed: () => t('common.download.failed'),
  })
  return { ...download, language: LANGUAGES.find((item) => item === i18n.language) ?? 'en' }
}
