import { Tab, Tabs, TabTitleText } from '@patternfly/react-core'
import type { LinkProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'

type TabLink = { label: string; isOpen: boolean; link: LinkProps }

/** Tabs that are links: they open in another window, and the back button leaves them. */
export function DetailTabs({ links }: { links: readonly TabLink[] }) {
  const { t } = useTranslation()
  const router = useRouter()
  function open(event: MouseEvent, link: LinkProps): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void router.navigate(link)
  }
  return (
    <Tabs component="nav" aria-label={t('common.object.tabs')} activeKey={links.findIndex(({ isOpen }) => isOpen)}>
      {links.map(({ label, link }, index) => (
        <Tab
          key={label}
          eventKey={index}
          title={<TabTitleText>{label}</TabTitleText>}
          href={router.buildLocation(link).href}
          onClick={(event) => open(event, link)}
        />
      ))}
    </Tabs>
  )
}
