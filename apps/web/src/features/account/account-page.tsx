import { Alert, Button } from '@patternfly/react-core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Instant } from '../../components/age.tsx'
import { Facts } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { Section, Sections } from '../../components/section.tsx'
import { runCommand } from '../../lib/commands.ts'
import { useMe } from '../../lib/me.ts'
import { accountQuery } from './queries.ts'
import { SessionsTable } from './sessions-table.tsx'
import styles from './account-page.module.css'

/** One's own account of the console: password and sessions. */
export function AccountPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const me = useMe()
  const { data } = useSuspenseQuery(accountQuery)
  const changePassword = (
    <Button
      variant={me.mustChangePassword ? 'primary' : 'secondary'}
      onClick={() => void navigate({ to: '/account/password' })}
    >
      {t('account.password.action')}
    </Button>
  )
  return (
    <Page title={t('account.title')}>
      {me.mustChangePassword && (
        <Alert
          variant="warning"
          component="p"
          isInline
          className={styles['mustChange'] ?? ''}
          title={t('account.mustChange.title')}
          actionLinks={changePassword}
        >
          <p>{t('account.mustChange.body')}</p>
        </Alert>
      )}
      <Sections>
        <Section title={data.name} action={me.mustChangePassword ? undefined : changePassword}>
          <Facts
            facts={[
              { label: t('account.facts.role'), value: t(`common.roleLabels.${data.role}`) },
              { label: t('account.facts.created'), value: <Instant at={data.createdAt} /> },
            ]}
          />
        </Section>
        <Section title={t('account.keys.title')}>
          <Button variant="link" isInline onClick={() => runCommand('show-keys')}>
            {t('account.keys.show')}
          </Button>
        </Section>
      </Sections>
      <Section
        title={t('account.sessions.title')}
        description={t('account.sessions.description', { minutes: me.idleMinutes })}
      >
        <SessionsTable sessions={data.sessions} />
      </Section>
      <Outlet />
    </Page>
  )
}
