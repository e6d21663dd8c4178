import type { UserDetail } from '@quaymaster/contracts/users'
import { useTranslation } from 'react-i18next'
import { useReportedChange } from '../../components/use-change.ts'
import type { UnresolvedChange } from '../../lib/unresolved-changes.ts'
import { disableUserChange, enableUserChange, sendRecoveryMailChange } from './changes.ts'
import { checkUser } from './queries.ts'

const STATE_WORDS = { true: 'users.toasts.nowEnabled', false: 'users.toasts.nowDisabled' } as const

const stateKey = (detail: UserDetail | null) =>
  detail === null ? 'users.toasts.nowGone' : STATE_WORDS[`${detail.user.isEnabled}`]

const unresolvedSwitch =
  (act: 'enable' | 'disable') =>
  (name: string): UnresolvedChange => ({
    id: `user.${act} ${name}`,
    title: (t) => t(`users.unresolved.${act}`, { name }),
    check: async (client) => {
      const key = stateKey(await checkUser(client, name))
      return (t) => t(key, { name })
    },
  })

/** Nothing in Quay tells whether a mail went out. */
const unresolvedMail = (name: string): UnresolvedChange => ({
  id: `user.send-recovery-mail ${name}`,
  title: (t) => t('users.unresolved.sendRecoveryMail', { name }),
  next: (t) => t('users.unresolved.mailNext'),
})

/** The acts that happen at once, without a dialog, and say in a toast how they went. */
export function useUserActs() {
  const { t } = useTranslation()
  const enable = useReportedChange(enableUserChange, {
    done: (_detail, name) => t('users.toasts.enabled', { name }),
    failed: (name) => t('users.toasts.enableFailed', { name }),
    unresolved: unresolvedSwitch('enable'),
  })
  const disable = useReportedChange(disableUserChange, {
    done: (_detail, name) => ({
      kind: 'success',
      title: t('users.toasts.disabled', { name }),
      onUndo: () => enable.run(name),
    }),
    failed: (name) => t('users.toasts.disableFailed', { name }),
    unresolved: unresolvedSwitch('disable'),
  })
  const recovery = useReportedChange(sendRecoveryMailChange, {
    done: (_answer, name) => t('users.toasts.recoverySent', { name }),
    failed: () => t('users.toasts.recoveryFailed'),
    unresolved: unresolvedMail,
  })
  const isBusy = enable.isRunning || disable.isRunning || recovery.isRunning
  /** One act at a time: a press while another is on its way does nothing. */
  const once = (run: (name: string) => void) => (name: string) => {
    if (!isBusy) run(name)
  }
  return { enable: once(enable.run), disable: once(disable.run), sendRecoveryMail: once(recovery.run) }
}
