import type { Reason } from '@quaymaster/contracts/decision'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** To the dialog that says where the people of this registry come from. */
function SourcesLink() {
  const { t } = useTranslation()
  return (
    <Link to="/users/new" search={true}>
      {t('users.sources.action')}
    </Link>
  )
}

/** What helps where people are not Quay's own; other reasons have their own remedy. */
export const sourcesRemedy = ({ code }: Reason) => (code === 'accounts_external' ? <SourcesLink /> : undefined)
