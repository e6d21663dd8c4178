import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { useMe } from '../../lib/me.ts'

export function NoPagesYet() {
  const { t } = useTranslation()
  const { name, role } = useMe()
  return (
    <Page title={t('shell.nothing.title')}>
      <p>{t('shell.nothing.body', { name, role: t(`common.roles.${role}`) })}</p>
    </Page>
  )
}
