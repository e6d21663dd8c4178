import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core'
import { ROLES } from '@quaymaster/contracts/roles'
import { changeStaffRole } from '@quaymaster/contracts/staff'
import type { StaffAccount } from '@quaymaster/contracts/staff'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../components/form/choice-field.tsx'
import { FormModal } from '../../components/form-modal.tsx'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { SecretModal } from '../../components/secret-modal.tsx'
import { hasProblemCode } from '../../lib/api-error.ts'
import { showToast } from '../../lib/toasts.ts'
import { changeRoleOf, resetStaffPasswordOnce } from './queries.ts'

export type StaffDialogState = { kind: 'change-role' | 'reset-password'; account: StaffAccount }

type Props = { account: StaffAccount; onClose: () => void }

export function StaffDialog({ dialog, onClose }: { dialog: StaffDialogState; onClose: () => void }) {
  const Dialog = dialog.kind === 'change-role' ? ChangeRoleModal : ResetPasswordModal
  return <Dialog account={dialog.account} onClose={onClose} />
}

function ChangeRoleModal({ account, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { name } = account
  return (
    <FormModal
      title={t('staff.changeRole.title', { name })}
      description={t('staff.changeRole.description', { name })}
      submitLabel={t('staff.changeRole.action')}
      schema={changeStaffRole.body}
      defaultValues={{ role: account.role }}
      onSubmit={async ({ role }) => {
        await changeRoleOf(client, name, role)
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
  const id = useId()
  const client = useQueryClient()
  const { name } = account
  const [isSending, setIsSending] = useState(false)
  const [error, setError] = useState<unknown>()
  const [password, setPassword] = useState<string | null>()
  async function reset() {
    if (isSending) return
    setIsSending(true)
    setError(undefined)
    try {
      setPassword((await resetStaffPasswordOnce(client, name)).password)
    } catch (failure) {
      if (!hasProblemCode(failure, 'step_up_required')) setError(failure)
    } finally {
      setIsSending(false)
    }
  }
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
    <Modal isOpen variant="small" aria-labelledby={id} onClose={onClose}>
      <ModalHeader title={t('staff.resetPassword.title', { name })} labelId={id} />
      <ModalBody>
        <p>{password === null ? t('staff.resetPassword.shownBefore') : t('staff.resetPassword.body', { name })}</p>
        {error !== undefined && <ProblemAlert error={error} />}
      </ModalBody>
      <ModalFooter>
        <Button
          isLoading={isSending}
          isAriaDisabled={isSending}
          spinnerAriaLabel={t('common.form.sending')}
          onClick={() => void reset()}
        >
          {t('staff.resetPassword.action')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  )
}
