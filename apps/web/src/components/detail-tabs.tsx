import { Nav, NavItem, NavList } from '@patternfly/react-core'
import { Link } from '@tanstack/react-router'
import type { LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

type TabLink = { label: string; isOpen: boolean; link: LinkProps }

/** Tabs that are links: each opens in another window, too, and the back button leaves it. */
export function DetailTabs({ links }: { links: readonly TabLink[] }) {
  const { t } = useTranslation()
  return (
    <Nav variant="horizontal-subnav" aria-label={t('common.object.tabs')}>
      <NavList>
        {links.map(({ label, isOpen, link }) => (
          <NavItem key={label} isActive={isOpen}>
            <Link {...link}>{label}</Link>
          </NavItem>
        ))}
      </NavList>
    </Nav>
  )
}
