import { Divider, Nav, NavItem, NavList, Tooltip } from '@patternfly/react-core'
import type { Decision } from '@quaymaster/contracts/decision'
import { Link, useRouterState } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../../components/problem-words.ts'
import { usePages } from '../../lib/feature.ts'
import type { FeaturePage } from '../../lib/feature.ts'
import { useMe } from '../../lib/me.ts'
import styles from './shell.module.css'

const GROUPS = ['registry', 'console'] as const

/** What the role may open. A page that exists for the role but cannot be opened now stays, muted, with its reason. */
export function Navigation() {
  const { t } = useTranslation()
  const me = useMe()
  const shown = usePages()
    .map((page) => ({ ...page, decision: me.capabilities[page.operation] }))
    .filter(({ decision }) => decision !== undefined && decision.reason?.code !== 'role_lacks')
  return (
    <Nav aria-label={t('shell.navigation')}>
      {GROUPS.map((group, index) => (
        <Fragment key={group}>
          {index > 0 && <Divider />}
          <NavList>
            {shown
              .filter((page) => page.group === group)
              .map((page) => (
                <PageItem key={page.key} page={page} decision={page.decision} />
              ))}
          </NavList>
        </Fragment>
      ))}
    </Nav>
  )
}

function PageItem({ page, decision }: { page: FeaturePage; decision: Decision | undefined }) {
  const { t } = useTranslation()
  const { reasonWords } = useProblemWords()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const isActive = pathname === page.to || pathname.startsWith(`${page.to}/`)
  const label = t(`shell.pages.${page.key}`)
  if (decision?.isAllowed === true) {
    return (
      <NavItem isActive={isActive}>
        <Link to={page.to}>{label}</Link>
      </NavItem>
    )
  }
  return (
    <NavItem preventDefault className={styles['muted'] ?? ''}>
      <Tooltip content={reasonWords(decision?.reason).text}>
        <a href={page.to} aria-disabled onClick={(event) => event.preventDefault()}>
          {label}
        </a>
      </Tooltip>
    </NavItem>
  )
}
