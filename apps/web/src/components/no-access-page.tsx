import type { Decision } from '@quaymaster/contracts/decision'
import type { Role } from '@quaymaster/contracts/roles'
import { useTranslation } from 'react-i18next'
import { formatList } from '../lib/format.ts'
import { useMe } from '../lib/me.ts'
import { Page } from './page.tsx'
import { RemedyLink } from './remedy-link.tsx'
import { useProblemWords } from './problem-words.ts'

type Props = { decision: Decision; roles: readonly Role[] }

/** Says why a page does not open, and which role could open it. */
export function NoAccessPage({ decision, roles }: Props) {
  const { t } = useTranslation()
  const { reasonWords } = useProblemWords()
  const me = useMe()
  const isRole = decision.reason === undefined || decision.reason.code === 'role_lacks'
  if (!isRole) {
    return (
      <Page title={t('shell.noAccess.unavailable')}>
        <p>{reasonWords(decision.reason).text}</p>
        <RemedyLink reason={decision.reason} />
      </Page>
    )
  }
  return (
    <Page title={t('shell.noAccess.title')}>
      <p>
        {t('shell.noAccess.body', {
          name: me.name,
          role: t(`common.roles.${me.role}`),
          roles: formatList(roles.map((role) => t(`common.roles.${role}`))),
        })}
      </p>
      <p>{t('shell.noAccess.askAdministrator')}</p>
    </Page>
  )
}
