import { exportUsers } from '@quaymaster/contracts/users'
import { useTranslation } from 'react-i18next'
import { GatedButton } from '../../components/gated-button.tsx'
import { hasProblemCode, isApiError } from '../../lib/api-error.ts'
import { call } from '../../lib/api.ts'
import { startDownload } from '../../lib/download.ts'
import { LANGUAGES } from '../../lib/language.ts'
import { useDecision } from '../../lib/me.ts'
import { showToast } from '../../lib/toasts.ts'
import type { UserSearch } from './user-search.ts'

/** The list as a file, with the filters and the order of the page. */
export function ExportUsersButton({ search }: { search: UserSearch }) {
  const { t, i18n } = useTranslation()
  const decision = useDecision('user.export')
  async function start() {
    const language = LANGUAGES.find((item) => item === i18n.language) ?? 'en'
    try {
      const { url, fileName } = await call(exportUsers, { body: { ...search, language } })
      startDownload(url, fileName)
      showToast({ kind: 'info', title: t('users.export.started', { fileName }) })
    } catch (error) {
      if (hasProblemCode(error, 'step_up_required', 'not_signed_in')) return
      showToast({
        kind: 'danger',
        title: t('users.export.failed'),
        ...(isApiError(error) && { problem: error.problem }),
      })
    }
  }
  return (
    <GatedButton variant="link" size="sm" isInline decision={decision} onClick={() => void start()}>
      {t('users.export.action')}
    </GatedButton>
  )
}
