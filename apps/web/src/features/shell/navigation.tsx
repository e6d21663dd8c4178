import { Nav, NavItem, NavList, Tooltip } from '@patternfly/react-core'
import { Link, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../../components/problem-words.ts'
import { useMe } from '../../lib/me.ts'
import { PAGES } from './pages.ts'
import styles from './shell.module.css'

/** What the role may open. A page that exists for the role but cannot be opened now stays, muted, with its reason. */
export function Navigation() {
  const { t } = useTranslation()
  const { reasonWords } = useProblemWords()
  const me = useMe()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const shown = PAGES.map((page) => ({ ...page, decision: me.capabilities[page.operation] })).filter(
    ({ decision }) => decision !== undefined && decision.reason?.code !== 'role_lacks',
  )
  return (
    <Nav aria-label={t('shell.navigation')}>
      <NavList>
        {shown.map(({ key, to, decision }) => {
          const isActive = pathname === to || pathname.startsWith(`${to}/`)
          const label = t(`shell.pages.${key}`)
          if (decision?.isAllowed === true) {
            return (
              <NavItem key={key} isActive={isActive}>
                <Link to={to}>{label}</Link>
              </NavItem>
            )
          }
          return (
            <NavItem key={key} preventDefault className={styles['muted'] ?? ''}>
              <Tooltip content={reasonWords(decision?.reason).text}>
                <a href={to} aria-disabled onClick={(event) => event.preventDefault()}>
                  {label}
                </a>
              </Tooltip>
            </NavItem>
          )
        })}
      </NavList>
    </Nav>
  )
}
