import { Label } from '@patternfly/react-core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { StatusLabel } from '../../components/status-label.tsx'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { useMe } from '../../lib/me.ts'
import { REGISTRY_LOOKS } from '../../components/registry-looks.ts'
import styles from './shell.module.css'

/** Which registry this is and how it is; opens the status page. */
export function RegistryLabel() {
  const { t } = useTranslation()
  const { registry } = useMe()
  const state = t(`shell.registry.${registry.state}`)
  return (
    <Link to="/status" className={styles['registry']}>
      <span className={styles['host']}>{registry.host}</span>
      <span className={styles['state']}>
        <StatusLabel kind={REGISTRY_LOOKS[registry.state]}>{state}</StatusLabel>
      </span>
      {registry.isDemo && (
        <Label isCompact color="purple" className={styles['demo'] ?? ''}>
          {t('shell.registry.demo')}
        </Label>
      )}
      {(registry.isReadOnly || registry.isConsoleReadOnly) && (
        <Label isCompact color="grey" className={styles['demo'] ?? ''}>
          {t('shell.registry.readOnly')}
        </Label>
      )}
      <VisuallyHidden>{t('shell.banner.openStatus')}</VisuallyHidden>
    </Link>
  )
}
