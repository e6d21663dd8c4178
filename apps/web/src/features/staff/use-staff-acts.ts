import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { hasProblemCode, isApiError } from '../../lib/api-error.ts'
import { showToast } from '../../lib/toasts.ts'
import { endSessionsOf, switchAccount } from './queries.ts'

/** The acts that happen at once, without a dialog, and say in a toast how they went. */
export function useStaffActs() {
  const { t } = useTranslation()
  const client = useQueryClient()
  async function act(run: () => Promise<void>, failedTitle: string) {
    try {
      await run()
    } catch (error) {
      // Who would not prove who they are has said so on purpose.
      if (hasProblemCode(error, 'step_up_required')) return
      showToast({ kind: 'danger', title: failedTitle, ...(isApiError(error) && { problem: error.problem }) })
    }
  }
  const enable = (name: string) =>
    act(
      async () => {
        await switchAccount(client, 'enable', name)
        showToast({ kind: 'success', title: t('staff.enable.done', { name }) })
      },
      t('staff.enable.failed', { name }),
    )
  const disable = (name: string) =>
    act(
      async () => {
        await switchAccount(client, 'disable', name)
        showToast({ kind: 'success', title: t('staff.disable.done', { name }), onUndo: () => void enable(name) })
      },
      t('staff.disable.failed', { name }),
    )
  const endSessions = (name: string) =>
    act(
      async () => {
        const count = await endSessionsOf(client, name)
        showToast({ kind: 'success', title: t('staff.endSessions.done', { name, count }) })
      },
      t('staff.endSessions.failed', { name }),
    )
  return { enable, disable, endSessions }
}
