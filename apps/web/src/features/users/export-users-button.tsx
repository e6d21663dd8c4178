import { useTranslation } from 'react-i18next'
import { GatedButton } from '../../components/gated-button.tsx'
import { useDownload } from '../../components/use-download.ts'
import { useDecision } from '../../lib/me.ts'
import { exportUsersChange } from './changes.ts'
import type { UserSearch } from './user-search.ts'

/** The list as a file, with the filters and the order of the page. */
export function ExportUsersButton({ search }: { search: UserSearch }) {
  const { t } = useTranslation()
  const decision = useDecision('user.export')
  const { run, language } = useDownload(exportUsersChange)
  return (
    <GatedButton variant="link" size="sm" isInline decision={decision} onClick={() => run({ ...search, language })}>
      {t('users.export.action')}
    </GatedButton>
  )
}
