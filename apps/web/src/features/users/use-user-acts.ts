import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { hasProblemCode, isApiError } from '../../lib/api-error.ts'
import { showToast } from '../../lib/toasts.ts'
import { isOutcomeUnknown } from '../../lib/outcome.ts'
import { sendRecoveryMailMutation, switchUserMutation } from './queries.ts'
import { addUnresolvedAct } from '../../lib/unresolved-changes.ts'
import type { UnresolvedAct } from '../../lib/unresolved-changes.ts'
import { dropUser } from './user-cache.ts'

/** The acts that happen at once, without a dialog, and say in a toast how they went. */
export function useUserActs() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const enableMutation = useMutation(switchUserMutation('enable'))
  const disableMutation = useMutation(switchUserMutation('disable'))
  const recoveryMutation = useMutation(sendRecoveryMailMutation())

  function fail(error: unknown, unresolved: UnresolvedAct, title: string): void {
    if (isOutcomeUnknown(error)) return addUnresolvedAct(unresolved)
    if (hasProblemCode(error, 'user_not_found')) void dropUser(client, unresolved.name)
    // Whoever would not prove who they are has changed their mind: nothing failed.
    if (hasProblemCode(error, 'step_up_required')) return undefined
    return showFailure(title, error)
  }

  async function enable(name: string): Promise<void> {
    try {
      await enableMutation.mutateAsync(name)
      showToast({ kind: 'success', title: t('users.toasts.enabled', { name }) })
    } catch (error) {
      fail(error, { name, act: 'enable' }, t('users.toasts.enableFailed', { name }))
    }
  }

  async function disable(name: string): Promise<void> {
    try {
      await disableMutation.mutateAsync(name)
      showToast({ kind: 'success', title: t('users.toasts.disabled', { name }), onUndo: () => void enable(name) })
    } catch (error) {
      fail(error, { name, act: 'disable' }, t('users.toasts.disableFailed', { name }))
    }
  }

  async function sendRecovery(name: string): Promise<void> {
    try {
      await recoveryMutation.mutateAsync(name)
      showToast({ kind: 'success', title: t('users.toasts.recoverySent', { name }) })
    } catch (error) {
      fail(error, { name, act: 'sendRecoveryMail' }, t('users.toasts.recoveryFailed'))
    }
  }

  const isBusy = enableMutation.isPending || disableMutation.isPending || recoveryMutation.isPending
  /** A second press while the first is on its way does nothing. */
  const once = (act: (name: string) => Promise<void>) => (name: string) => {
    if (!isBusy) void act(name)
  }
  return { enable: once(enable), disable: once(disable), sendRecoveryMail: once(sendRecovery), isBusy }
}

function showFailure(title: string, error: unknown): void {
  showToast({ kind: 'danger', title, ...(isApiError(error) && { problem: error.problem }) })
}
