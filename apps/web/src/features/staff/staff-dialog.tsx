import { ROLES } from '@quaymaster/contracts/roles'
import { changeStaffRole } from '@quaymaster/contracts/staff'
import type { StaffAccount } from '@quaymaster/contracts/staff'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../components/form/choice-field.tsx'
import { ConfirmModal } from '../../components/confirm-modal.tsx'
import { FormModal } from '../../components/form-modal.tsx'
import { SecretModal } from '../../components/secret-modal.tsx'
import { useChange } from '../../components/use-change.ts'
import { showToast } from '../../lib/toasts.ts'
import { changeStaffRoleChange, resetStaffPasswordChange } from './changes.ts'

export type StaffDialogState = { kind: 'change-role' | 'reset-password'; account: StaffAccount }

type Props = { account: StaffAccount; onClose: () => void }

export function StaffDialog({ dialog, onClose }: { dialog: StaffDialogState; onClose: () => void }) {
  const Dialog = dialog.kind === 'change-role' ? ChangeRoleModal : ResetPasswordModal
  return <Dialog account={dialog.account} onClose={onClose} />
}

function ChangeRoleModal({ account, onClose }: Props) {
  const { t } = useTranslation()
  const changeRole = useChange(changeStaffRoleChange(account.name))
  const { name } = account
  return (
    <FormModal
      title={t('staff.changeRole.title', { name })}
      description={t('staff.changeRole.description', { name })}
      submitLabel={t('staff.changeRole.action')}
      schema={changeStaffRole.body}
      defaultValues={{ role: account.role }}
      onSubmit={async ({ role }) => {
        await changeRole(role)
        showToast({ kind: 'success', title: t('staff.changeRole.done', { name, role: t(`common.roles.${role}`) }) })
        onClose()
      }}
      onClose={onClose}
    >
      <RoleField />
    </FormModal>
  )
}

export function RoleField() {
  const { t } = useTranslation()
  const choices = ROLES.map((value) => ({
    value,
    label: t(`common.roleLabels.${value}`),
    description: t(`staff.roleDescriptions.${value}`),
  }))
  return <ChoiceField name="role" label={t('staff.create.role')} choices={choices} />
}

function ResetPasswordModal({ account, onClose }: Props) {
  const { t } = useTranslation()
  const reset = useChange(resetStaffPasswordChange)
  const { name } = account
  const [password, setPassword] = useState<string | null>()
  if (typeof password === 'string') {
    return (
      <SecretModal
        title={t('staff.resetPassword.done', { name })}
        label={t('staff.resetPassword.passwordLabel', { name })}
        value={password}
        onClose={onClose}
      >
        <p>{t('staff.create.handOver', { name })}</p>
      </SecretModal>
    )
  }
  return (
    <ConfirmModal
      title={t('staff.resetPassword.title', { name })}
      submitLabel={t('staff.resetPassword.action')}
      onConfirm={async () => setPassword((await reset(name)).password)}
      onClose={onClose}
    >
      <p>{password === null ? t('staff.resetPassword.shownBefore') : t('staff.resetPassword.body', { name })}</p>
    </ConfirmModal>
  )
}
