import { changeOwnPassword } from '@quaymaster/contracts/account'
import { useTranslation } from 'react-i18next'
import { OwnName } from '../../components/form/own-name.tsx'
import { PasswordField } from '../../components/form/password-field.tsx'
import { FormModal } from '../../components/form-modal.tsx'
import { useChange } from '../../components/use-change.ts'
import { showToast } from '../../lib/toasts.ts'
import { changeOwnPasswordChange } from './changes.ts'

const MIN_LENGTH = 12

/** One's own new password; the present one is the proof. */
export function ChangePasswordModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const change = useChange(changeOwnPasswordChange)
  function lengthWords(message: string, value: string) {
    if (message !== 'input_invalid') return undefined
    const count = value.length
    return count < MIN_LENGTH ? t('account.password.tooShort', { count }) : t('account.password.tooLong', { count })
  }
  return (
    <FormModal
      title={t('account.password.action')}
      description={t('account.password.description')}
      submitLabel={t('account.password.action')}
      schema={changeOwnPassword.body}
      defaultValues={{ currentPassword: '', newPassword: '' }}
      fieldOfCode={{
        password_wrong: 'currentPassword',
        password_too_common: 'newPassword',
        password_same: 'newPassword',
      }}
      onSubmit={async (body) => {
        const { endedSessions: count } = await change(body)
        showToast({
          kind: 'success',
          title: count === 0 ? t('account.password.done') : t('account.password.doneEnded', { count }),
        })
        onClose()
      }}
      onClose={onClose}
    >
      <OwnName />
      <PasswordField
        name="currentPassword"
        label={t('account.password.current')}
        autoComplete="current-password"
        errorWords={(message) => (message === 'password_wrong' ? undefined : t('common.form.missing'))}
      />
      <PasswordField
        name="newPassword"
        label={t('account.password.next')}
        autoComplete="new-password"
        help={t('account.password.nextHelp')}
        errorWords={lengthWords}
      />
    </FormModal>
  )
}
