import { Button, Label } from '@patternfly/react-core'
import type { StaffSession } from '@quaymaster/contracts/account'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Age } from '../../components/age.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { Column } from '../../components/data-table.tsx'
import { useReportedChange } from '../../components/use-change.ts'
import { listSource } from '../../lib/list-source.ts'
import { deviceName } from './device-name.ts'
import { endSessionChange } from './changes.ts'

/** Where this account is signed in. */
export function SessionsTable({ sessions }: { sessions: readonly StaffSession[] }) {
  const { t } = useTranslation()
  const source = useMemo(() => listSource(sessions), [sessions])
  const end = useReportedChange(endSessionChange, {
    done: () => t('account.sessions.ended'),
    failed: () => t('account.sessions.endFailed'),
  })
  const columns: Column<StaffSession>[] = [
    {
      key: 'device',
      label: t('account.sessions.columns.device'),
      width: '34%',
      cell: (row) => <Device session={row} />,
    },
    { key: 'address', label: t('account.sessions.columns.address'), cell: ({ address }) => address },
    { key: 'lastSeen', label: t('account.sessions.columns.lastSeen'), cell: (row) => <Age at={row.lastSeenAt} /> },
    { key: 'created', label: t('account.sessions.columns.created'), cell: (row) => <Age at={row.createdAt} /> },
    {
      key: 'end',
      label: t('common.actions'),
      width: '10rem',
      // The session that one is in ends by signing out.
      cell: (row) =>
        !row.isCurrent && (
          <Button variant="link" isInline onClick={() => end.run(row.id)}>
            {t('account.sessions.end')}
          </Button>
        ),
    },
  ]
  return <DataTable label={t('account.sessions.title')} columns={columns} source={source} rowKey={({ id }) => id} />
}

function Device({ session }: { session: StaffSession }) {
  const { t } = useTranslation()
  const { browser, system } = deviceName(session.userAgent)
  const name =
    browser !== undefined && system !== undefined ? t('account.sessions.device', { browser, system }) : browser
  return (
    <span title={session.userAgent}>
      {name ?? t('account.sessions.unknownDevice')}{' '}
      {session.isCurrent && <Label isCompact>{t('account.sessions.current')}</Label>}
    </span>
  )
}
