import { Button } from '@patternfly/react-core'
import BarsIcon from '@patternfly/react-icons/dist/esm/icons/bars-icon'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AccountMenu } from './account-menu.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { RegistryLabel } from './registry-label.tsx'
import { ThemeMenu } from './theme-menu.tsx'
import styles from './shell.module.css'

type Props = { isSidebarOpen: boolean; onToggleSidebar: () => void }

export function ShellMasthead({ isSidebarOpen, onToggleSidebar }: Props) {
  const { t } = useTranslation()
  return (
    <header className={styles['masthead']}>
      <Button
        variant="plain"
        aria-label={t('shell.openNavigation')}
        aria-expanded={isSidebarOpen}
        aria-controls="pages"
        icon={<BarsIcon />}
        onClick={onToggleSidebar}
      />
      <Link to="/" className={styles['home']} aria-label={t('common.product')}>
        <img src="/favicon.svg" alt="" className={styles['mark']} />
        <span className={styles['brand']}>{t('common.product')}</span>
      </Link>
      <RegistryLabel />
      <div className={styles['menus']}>
        <LanguageMenu />
        <ThemeMenu />
        <AccountMenu />
      </div>
    </header>
  )
}
