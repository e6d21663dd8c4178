import type { Role } from '@quaymaster/contracts/roles'
import { createStaff } from '@quaymaster/contracts/staff'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../components/form/text-field.tsx'
import { FormModal } from '../../components/form-modal.tsx'
import { SecretModal } from '../../components/secret-modal.tsx'
import { useChange } from '../../components/use-change.ts'
import { showToast } from '../../lib/toasts.ts'
import { createStaffChange } from './changes.ts'
import { RoleField } from './staff-dialog.tsx'

type Values = { name: string; role: Role }

/** A new account of the console; its first password is shown once. */
export function CreateStaffModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const create = useChange(createStaffChange)
  const [created, setCreated] = useState<{ name: string; password: string }>()
  if (created !== undefined) {
    const { name, password } = created
    return (
      <SecretModal
        title={t('staff.create.done', { name })}
        label={t('staff.create.passwordLabel', { name })}
        value={password}
        onClose={onClose}
      >
        <p>{t('staff.create.handOver', { name })}</p>
      </SecretModal>
    )
  }
  return (
    <FormModal<Values>
      title={t('staff.create.title')}
      description={t('staff.create.description')}
      submitLabel={t('staff.create.action')}
      schema={createStaff.body}
      defaultValues={{ name: '', role: 'help-desk' }}
      fieldOfCode={{ staff_name_taken: 'name' }}
      onSubmit={async (body) => {
        const { account, password } = await create(body)
        if (password !== null) return setCreated({ name: account.name, password })
        showToast({ kind: 'warning', title: t('staff.create.shownBefore') })
        onClose()
      }}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('staff.create.name')}
        isRequired
        help={t('staff.create.nameHelp')}
        errorWords={(message) => (message === 'staff_name_taken' ? undefined : t('staff.create.nameHelp'))}
      />
      <RoleField />
    </FormModal>
  )
}
