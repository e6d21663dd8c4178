import { Alert } from '@patternfly/react-core'
import type { UsageLogCoverage } from '@quaymaster/contracts/usage-logs'
import { useTranslation } from 'react-i18next'

export type Hindrance = NonNullable<UsageLogCoverage['hindrance']>

/** Why the list is not what it could be. */
export function HindranceAlert({ hindrance }: { hindrance: Hindrance }) {
  const { t } = useTranslation()
  return <Alert variant="warning" isInline component="p" title={t(`usageLogs.hindrances.${hindrance.code}`)} />
}
