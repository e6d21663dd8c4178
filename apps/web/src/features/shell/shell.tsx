import { Page, PageSidebar, PageSidebarBody, SkipToContent } from '@patternfly/react-core'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ToastList } from '../../components/toast-list.tsx'
import { noteNavigation } from '../../lib/navigation-focus.ts'
import { RegistryBanner } from './registry-banner.tsx'
import { KeyboardKeys } from './keyboard-keys.tsx'
import { Navigation } from './navigation.tsx'
import { SessionGuard } from './session-guard.tsx'
import { ShellMasthead } from './shell-masthead.tsx'
import styles from './shell.module.css'

const WIDE = '(min-width: 1200px)'
const MAIN_ID = 'main'

/** What stands around every page. */
export function Shell() {
  const { t } = useTranslation()
  const [isSidebarOpen, setIsSidebarOpen] = useState(() => matchMedia(WIDE).matches)
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  useEffect(() => {
    noteNavigation()
    // On a small screen the list of pages covers the page that was just chosen.
    if (!matchMedia(WIDE).matches) setIsSidebarOpen(false)
  }, [pathname])
  useEffect(() => {
    const media = matchMedia(WIDE)
    const follow = () => setIsSidebarOpen(media.matches)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [])
  return (
    <>
      <Page
        className={styles['shell'] ?? ''}
        mainContainerId={MAIN_ID}
        isContentFilled
        skipToContent={<SkipToContent href={`#${MAIN_ID}`}>{t('shell.skipToContent')}</SkipToContent>}
        masthead={
          <ShellMasthead onToggleSidebar={() => setIsSidebarOpen(!isSidebarOpen)} isSidebarOpen={isSidebarOpen} />
        }
        sidebar={
          <PageSidebar isSidebarOpen={isSidebarOpen} id="pages">
            <PageSidebarBody>
              <Navigation />
            </PageSidebarBody>
          </PageSidebar>
        }
      >
        <RegistryBanner />
        <Outlet />
      </Page>
      <SessionGuard />
      <KeyboardKeys />
      <ToastList />
    </>
  )
}
