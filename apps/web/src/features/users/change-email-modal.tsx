import { EmailAddress } from '@quaymaster/contracts/names'
import type { UserDetail } from '@quaymaster/contracts/users'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { FormModal } from '../../components/form-modal.tsx'
import { TextField } from '../../components/form/text-field.tsx'
import { useChange } from '../../components/use-change.ts'
import { showToast } from '../../lib/toasts.ts'
import { CheckOutcome } from '../../components/check-outcome.tsx'
import { isOutcomeUnknown } from '../../lib/outcome.ts'
import { changeUserEmailChange } from './changes.ts'
import { checkUser } from './queries.ts'
import { useUserDetail } from './use-user-detail.ts'

const EmailForm = z.strictObject({
  email: z.pipe(z.string().check(z.minLength(1, 'user_email_required')), EmailAddress),
})
type EmailForm = z.output<typeof EmailForm>

type Props = { name: string; onClose: () => void }

export function ChangeEmailModal({ name, onClose }: Props) {
  const { t } = useTranslation()
  const { user } = useUserDetail(name)
  const changeEmail = useChange(changeUserEmailChange(name))
  async function submit({ email }: EmailForm) {
    await changeEmail(email)
    showToast({ kind: 'success', title: t('users.toasts.emailChanged', { name }) })
    onClose()
  }
  const current = user?.email
  return (
    <FormModal<EmailForm>
      title={t('users.email.title', { name })}
      description={
        current === undefined || current === null
          ? t('users.email.currentNone')
          : t('users.email.current', { email: current })
      }
      submitLabel={t('users.email.submit')}
      schema={EmailForm}
      defaultValues={{ email: '' }}
      onSubmit={submit}
      onClose={onClose}
      renderError={(error) => (isOutcomeUnknown(error) ? <EmailUnknown name={name} error={error} /> : undefined)}
    >
      <TextField name="email" type="email" label={t('users.email.label')} isRequired help={t('users.email.note')} />
    </FormModal>
  )
}

function EmailUnknown({ name, error }: { name: string; error: unknown }) {
  const { t } = useTranslation()
  const describe = (detail: UserDetail | null) => {
    if (detail === null) return t('users.toasts.nowGone', { name })
    return t('users.email.checked', { email: detail.user.email ?? t('users.none') })
  }
  return (
    <CheckOutcome
      title={t('users.email.unknownTitle')}
      error={error}
      check={(client) => checkUser(client, name)}
      describe={describe}
    />
  )
}
