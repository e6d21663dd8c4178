import { Grid, GridItem, Skeleton } from '@patternfly/react-core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DetailPage } from '../../components/detail-page.tsx'
import { EmptyList } from '../../components/empty-list.tsx'
import { Page } from '../../components/page.tsx'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { useRunningChange, useUserDetail } from './use-user-detail.ts'
import { UserActions } from './user-actions.tsx'
import { ObjectAge, ObjectNotFresh } from '../../components/object-age.tsx'
import { StaffChanges } from '../../components/staff-changes.tsx'
import { userLink } from './user-link.ts'
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
    <DetailPage
      kind="user"
      target={{ name }}
      tabLink={(tab) => (tab === undefined ? userLink(name) : { to: '/users/$name/$tab', params: { name, tab } })}
      title={name}
      parents={parents}
      labels={
        <>
          <UserStateLabel user={user} />
          <UserKindLabel user={user} />
          {detail?.isConsoleAccount === true && <ConsoleAccountLabel />}
          <ObjectAge readAt={user.readAt} isAsking={shown.isAsking} onReadAgain={shown.readAgain} />
        </>
      }
      action={abilities && <UserActions user={user} abilities={abilities} />}
      notices={shown.isOld && <ObjectNotFresh readAt={user.readAt} error={shown.error} />}
    >
      <Grid hasGutter>
        <GridItem lg={5}>
          <UserFacts user={user} />
        </GridItem>
        <GridItem lg={7}>
          <StaffChanges changes={detail?.changes} empty={t('users.detail.changesEmpty')} />
        </GridItem>
      </Grid>
    </DetailPage>
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
