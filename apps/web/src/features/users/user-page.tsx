import { Grid, GridItem, Skeleton } from '@patternfly/react-core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../../components/empty-list.tsx'
import { Page } from '../../components/page.tsx'
import { PageSections } from '../../components/page-sections.tsx'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { Notices } from '../../components/notices.tsx'
import { UnresolvedChanges } from '../../components/unresolved-changes-alert.tsx'
import { useRunningChange, useUserDetail } from './use-user-detail.ts'
import { UserActions } from './user-actions.tsx'
import { UserAge, UserNotFresh } from '../../components/object-age.tsx'
import { UserChanges } from '../../components/staff-changes.tsx'
import { UserFacts } from './user-facts.tsx'
import { ConsoleAccountLabel, UserKindLabel, UserStateLabel } from './user-labels.tsx'

/** One person: how things stand, what may be done here and why not, and what staff did. */
export function UserPage({ name }: { name: string }) {
  const { t } = useTranslation()
  const shown = useUserDetail(name)
  const { user, abilities, detail } = shown
  useRunningChange(detail)
  const parents = [
    <Link key="users" to="/users">
      {t('users.title')}
    </Link>,
  ]
  if (shown.isGone) return <UserGone name={name} parents={parents} />
  if (user === undefined) {
    return (
      <Page title={name} parents={parents}>
        {shown.error === null ? <UserSkeleton /> : <ProblemAlert error={shown.error} onRetry={shown.readAgain} />}
      </Page>
    )
  }
  return (
    <Page
      title={name}
      parents={parents}
      labels={
        <>
          <UserStateLabel user={user} />
          <UserKindLabel user={user} />
          {detail?.isConsoleAccount === true && <ConsoleAccountLabel />}
          <UserAge readAt={user.readAt} isAsking={shown.isAsking} onReadAgain={shown.readAgain} />
        </>
      }
      action={abilities && <UserActions user={user} abilities={abilities} />}
    >
      <Notices>
        <UnresolvedChanges />
        {shown.isOld && <UserNotFresh readAt={user.readAt} error={shown.error} />}
      </Notices>
      <Grid hasGutter>
        <GridItem lg={5}>
          <UserFacts user={user} />
        </GridItem>
        <GridItem lg={7}>
          <UserChanges changes={detail?.changes} />
        </GridItem>
      </Grid>
      <PageSections kind="user" target={{ name }} />
    </Page>
  )
}

function UserGone({ name, parents }: { name: string; parents: ReactNode[] }) {
  const { t } = useTranslation()
  return (
    <Page title={name} parents={parents}>
      <EmptyList
        title={t('users.detail.goneTitle', { name })}
        action={<Link to="/users">{t('users.detail.backToList')}</Link>}
      >
        {t('users.detail.goneBody')}
      </EmptyList>
    </Page>
  )
}

function UserSkeleton() {
  const { t } = useTranslation()
  return <Skeleton height="12rem" screenreaderText={t('common.loading')} />
}
