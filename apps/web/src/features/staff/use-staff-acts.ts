import { useTranslation } from 'react-i18next'
import { useReportedChange } from '../../components/use-change.ts'
import { disableStaffChange, enableStaffChange, endStaffSessionsChange } from './changes.ts'

/** The acts that happen at once, without a dialog, and say in a toast how they went. */
export function useStaffActs() {
  const { t } = useTranslation()
  const enable = useReportedChange(enableStaffChange, {
    done: (_answer, name) => t('staff.enable.done', { name }),
    failed: (name) => t('staff.enable.failed', { name }),
  })
  const disable = useReportedChange(disableStaffChange, {
    done: (_answer, name) => ({
      kind: 'success',
      title: t('staff.disable.done', { name }),
      onUndo: () => enable.run(name),
    }),
    failed: (name) => t('staff.disable.failed', { name }),
  })
  const endSessions = useReportedChange(endStaffSessionsChange, {
    done: ({ ended }, name) => t('staff.endSessions.done', { name, count: ended }),
    failed: (name) => t('staff.endSessions.failed', { name }),
  })
  return { enable: enable.run, disable: disable.run, endSessions: endSessions.run }
}
