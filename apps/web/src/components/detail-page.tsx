import type { LinkProps } from '@tanstack/react-router'
import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageParts } from '../lib/feature.ts'
import type { ObjectKind, ObjectTargets } from '../lib/feature.ts'
import { DetailTabs } from './detail-tabs.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { Notices } from './notices.tsx'
import { Page } from './page.tsx'
import { PageSections } from './page-sections.tsx'
import { UnresolvedChanges } from './unresolved-changes-alert.tsx'

/** A tab of the object's own feature; `key` is the last part of its address. */
export type DetailTab = { key: string; label: string; content: ReactNode }

type Props<Kind extends ObjectKind> = Omit<ComponentProps<typeof Page>, 'children'> & {
  kind: Kind
  target: ObjectTargets[Kind]
  /** The address of a tab, and of the page itself without one. */
  tabLink: (tab: string | undefined) => LinkProps
  tabs?: readonly DetailTab[]
  /** Alerts over all tabs. */
  notices?: ReactNode
  /** The overview: what the address without a tab shows. */
  children: ReactNode
}

/** One object: its overview, and tabs with addresses of their own, those of other features among them. */
export function DetailPage<Kind extends ObjectKind>(props: Props<Kind>) {
  const { kind, target, tabLink, tabs: own = [], notices, children, ...page } = props
  const { t } = useTranslation()
  const { tab: open } = useParams({ strict: false })
  const tabs = [...own, ...useContributedTabs(kind, target)]
  const shown = tabs.find(({ key }) => key === open)
  if (open !== undefined && shown === undefined) return <NotFoundPage />
  const links = [{ key: undefined, label: t('common.object.overview') }, ...tabs].map(({ key, label }) => ({
    label,
    isOpen: key === open,
    link: tabLink(key),
  }))
  return (
    <Page {...page}>
      <Notices>
        <UnresolvedChanges />
        {notices}
      </Notices>
      {tabs.length > 0 && <DetailTabs links={links} />}
      {shown === undefined ? (
        <>
          {children}
          <PageSections kind={kind} target={target} />
        </>
      ) : (
        <Suspense>{shown.content}</Suspense>
      )}
    </Page>
  )
}

function useContributedTabs<Kind extends ObjectKind>(kind: Kind, target: ObjectTargets[Kind]): DetailTab[] {
  const { t } = useTranslation()
  return usePageParts(kind).tabs.map(({ key, label, Component }) => ({
    key,
    label: label(t),
    content: <Component {...target} />,
  }))
}
