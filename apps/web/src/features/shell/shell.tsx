import { SkipToContent } from '@patternfly/react-core'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ToastList } from '../../components/toast-list.tsx'
import { RegistryBanner } from './registry-banner.tsx'
import { KeyboardKeys } from './keyboard-keys.tsx'
import { Navigation } from './navigation.tsx'
import { SessionGuard } from './session-guard.tsx'
import { ShellMasthead } from './shell-masthead.tsx'
import styles from './shell.module.css'

const WIDE = '(min-width: 1100px)'
const MAIN_ID = 'main'
const isWide = () => matchMedia(WIDE).matches

/** What stands around every page. */
export function Shell() {
  const { t } = useTranslation()
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const [sidebar, setSidebar] = useState(() => ({ isOpen: isWide(), pathname }))
  // On a small screen the list of pages covers the page that was just chosen.
  if (sidebar.pathname !== pathname) setSidebar({ isOpen: sidebar.isOpen && isWide(), pathname })
  const setIsOpen = (isOpen: boolean) => setSidebar({ isOpen, pathname })
  useEffect(() => {
    const media = matchMedia(WIDE)
    const follow = () => setSidebar((known) => ({ ...known, isOpen: media.matches }))
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [])
  return (
    <>
      <div className={styles['shell']} data-sidebar={sidebar.isOpen ? 'open' : 'closed'}>
        <SkipToContent href={`#${MAIN_ID}`}>{t('shell.skipToContent')}</SkipToContent>
        <ShellMasthead isSidebarOpen={sidebar.isOpen} onToggleSidebar={() => setIsOpen(!sidebar.isOpen)} />
        <RegistryBanner />
        <div id="pages" className={styles['sidebar']} hidden={!sidebar.isOpen}>
          <Navigation />
        </div>
        {sidebar.isOpen && <div className={styles['veil']} onClick={() => setIsOpen(false)} aria-hidden />}
        <main id={MAIN_ID} tabIndex={-1} className={styles['main']}>
          <Outlet />
        </main>
      </div>
      <SessionGuard />
      <KeyboardKeys />
      <ToastList />
    </>
  )
}
