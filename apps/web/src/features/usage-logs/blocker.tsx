import { Alert } from '@patternfly/react-core'
import type { UsageLogCoverage } from '@quaymaster/contracts/usage-logs'
import { useTranslation } from 'react-i18next'

export type Blocker = NonNullable<UsageLogCoverage['blocker']>

/** Why the list is not what it could be. */
export function BlockerAlert({ blocker }: { blocker: Blocker }) {
  const { t } = useTranslation()
  return <Alert variant="warning" isInline component="p" title={t(`usageLogs.blockers.${blocker.code}`)} />
}
