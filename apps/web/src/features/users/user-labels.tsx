import { Label } from '@patternfly/react-core'
import type { User } from '@quaymaster/contracts/users'
import { useTranslation } from 'react-i18next'
import { StatusLabel } from '../../components/status-label.tsx'
import { formatBytes, formatShare } from '../../lib/format.ts'

/** Whether somebody gets in: enabled, disabled, or enabled with an address that was never confirmed. */
export function UserStateLabel({ user }: { user: User }) {
  const { t } = useTranslation()
  if (!user.isEnabled) return <StatusLabel kind="off">{t('users.states.disabled')}</StatusLabel>
  if (!user.isVerified) return <StatusLabel kind="attention">{t('users.states.unverified')}</StatusLabel>
  return <StatusLabel kind="fine">{t('users.states.enabled')}</StatusLabel>
}

/** Nothing for people like others: what stands out is what is special. */
export function UserKindLabel({ user }: { user: User }) {
  const { t } = useTranslation()
  if (user.superuserKind === 'none') return null
  return (
    <Label color="purple" isCompact variant="outline">
      {t(`users.kinds.${user.superuserKind}`)}
    </Label>
  )
}

/** "12 % of 10 GB", "3 GB" where there is no limit, or a dash where nothing is kept or nothing stands out. */
export function useQuotaWords() {
  const { t } = useTranslation()
  return ({ quota }: User): string => {
    if (quota === undefined || quota === null) return t('users.noneShort')
    if (quota.limitBytes === null) return quota.usedBytes === 0 ? t('users.noneShort') : formatBytes(quota.usedBytes)
    const share = formatShare(quota.usedBytes, quota.limitBytes)
    return t('users.quotaOf', { share, limit: formatBytes(quota.limitBytes) })
  }
}

/** One of the console's own tokens belongs to this account. */
export function ConsoleAccountLabel() {
  const { t } = useTranslation()
  return (
    <Label color="blue" isCompact variant="outline">
      {t('users.detail.consoleAccount')}
    </Label>
  )
}
