import { Alert, AlertGroup } from '@patternfly/react-core'
import type { Status } from '@quaymaster/contracts/status'
import { useTranslation } from 'react-i18next'
import styles from './status-warnings.module.css'

type Warning = Status['warnings'][number]

const VARIANTS: Record<Warning, 'danger' | 'warning' | 'info'> = {
  plain_http: 'warning',
  no_full_access: 'warning',
  read_token_is_superuser: 'warning',
  only_write_token: 'info',
  credential_dead: 'danger',
  credential_suspect: 'warning',
  token_file_unusable: 'danger',
  registry_read_only: 'warning',
  registry_unconfirmed: 'warning',
  audit_unavailable: 'danger',
  demo: 'info',
}

/** What somebody should see to, and how. */
export function StatusWarnings({ warnings }: { warnings: readonly Warning[] }) {
  const { t } = useTranslation()
  if (warnings.length === 0) return null
  return (
    <AlertGroup aria-label={t('status.warningsTitle')} className={styles['warnings'] ?? ''}>
      {warnings.map((warning) => (
        <Alert
          key={warning}
          isInline
          component="p"
          variant={VARIANTS[warning]}
          title={t(`status.warnings.${warning}.what`)}
        >
          <p>{t(`status.warnings.${warning}.next`)}</p>
        </Alert>
      ))}
    </AlertGroup>
  )
}
