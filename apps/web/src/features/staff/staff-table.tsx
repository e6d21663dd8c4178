import { Label } from '@patternfly/react-core'
import type { StaffAccount } from '@quaymaster/contracts/staff'
import { STAFF_ACTIONS } from '@quaymaster/contracts/staff/actions'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Age } from '../../components/age.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { Column, Sort } from '../../components/data-table.tsx'
import { StatusLabel } from '../../components/status-label.tsx'
import { formatNumber } from '../../lib/format.ts'
import { useMe } from '../../lib/me.ts'
import { listSource } from '../../lib/list-source.ts'
import type { StaffDialogState } from './staff-dialog.tsx'
import { useStaffActs } from './use-staff-acts.ts'

type Props = {
  accounts: readonly StaffAccount[]
  sort: Sort
  onSort: (sort: Sort) => void
  onDialog: (dialog: StaffDialogState) => void
  empty: ReactNode
}

type StaffAction = keyof typeof STAFF_ACTIONS

const ACTIONS = Object.keys(STAFF_ACTIONS) as StaffAction[]

/** Of the two that are each other's opposite only one can be done. */
const isOffered = (action: StaffAction, { isEnabled }: StaffAccount): boolean =>
  action !== (isEnabled ? 'enable' : 'disable')

export function StaffTable({ accounts, sort, onSort, onDialog, empty }: Props) {
  const { t } = useTranslation()
  const acts = useStaffActs()
  const starts: Record<StaffAction, (account: StaffAccount) => void> = {
    changeRole: (account) => onDialog({ kind: 'change-role', account }),
    resetPassword: (account) => onDialog({ kind: 'reset-password', account }),
    endSessions: ({ name }) => acts.endSessions(name),
    enable: ({ name }) => acts.enable(name),
    disable: ({ name }) => acts.disable(name),
  }
  const source = useMemo(() => listSource(accounts), [accounts])
  return (
    <DataTable
      label={t('staff.title')}
      columns={useColumns()}
      source={source}
      rowKey={({ name }) => name}
      sort={sort}
      onSort={onSort}
      empty={empty}
      actions={(account) =>
        ACTIONS.filter((action) => isOffered(action, account)).map((action) => ({
          key: action,
          label: t(`staff.${action}.action`),
          decision: account.abilities[action],
          onSelect: () => starts[action](account),
        }))
      }
    />
  )
}

function useColumns(): Column<StaffAccount>[] {
  const { t } = useTranslation()
  const me = useMe()
  return [
    {
      key: 'name',
      label: t('staff.columns.name'),
      sortBy: 'name',
      cell: ({ name }) => (
        <>
          {name} {name === me.name && <Label isCompact>{t('staff.you')}</Label>}
        </>
      ),
    },
    { key: 'role', label: t('staff.columns.role'), sortBy: 'role', cell: ({ role }) => t(`common.roleLabels.${role}`) },
    {
      key: 'state',
      label: t('staff.columns.state'),
      sortBy: 'state',
      width: '26%',
      cell: (account) => <StaffState account={account} />,
    },
    {
      key: 'lastSignIn',
      label: t('staff.columns.lastSignIn'),
      sortBy: 'lastSignIn',
      cell: ({ lastSignInAt }) => (lastSignInAt === null ? t('staff.never') : <Age at={lastSignInAt} />),
    },
    {
      key: 'sessions',
      label: t('staff.columns.sessions'),
      sortBy: 'sessions',
      width: '10%',
      cell: ({ sessionCount }) => formatNumber(sessionCount),
    },
    { key: 'created', label: t('staff.columns.created'), cell: ({ createdAt }) => <Age at={createdAt} /> },
  ]
}

function StaffState({ account }: { account: StaffAccount }) {
  const { t } = useTranslation()
  if (!account.isEnabled) return <StatusLabel kind="off">{t('staff.states.disabled')}</StatusLabel>
  if (account.mustChangePassword) {
    return <StatusLabel kind="attention">{t('staff.states.mustChangePassword')}</StatusLabel>
  }
  return <StatusLabel kind="fine">{t('staff.states.enabled')}</StatusLabel>
}
