import { Alert } from '@patternfly/react-core'
import { QuayPassword } from '@quaymaster/contracts/names'
import type { OneTimeSecret } from '@quaymaster/contracts/one-time-secret'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { FormModal } from '../../components/form-modal.tsx'
import { ChoiceField } from '../../components/form/choice-field.tsx'
import { PasswordField } from '../../components/form/password-field.tsx'
import { SecretModal } from '../../components/secret-modal.tsx'
import { useChange } from '../../components/use-change.ts'
import { showToast } from '../../lib/toasts.ts'
import { HandOver } from './hand-over.tsx'
import { isOutcomeUnknown } from '../../lib/outcome.ts'
import { advisePassword } from './password-advice.ts'
import { SecretLostModal } from '../../components/secret-lost-modal.tsx'
import { setUserPasswordChange } from './changes.ts'

const PasswordForm = z.discriminatedUnion('way', [
  z.object({ way: z.literal('generated') }),
  z.object({ way: z.literal('typed'), password: QuayPassword }),
])
type PasswordForm = { way: 'generated' | 'typed'; password: string }

type Props = { name: string; onClose: () => void }

/** A new password, made by the console unless one types it; it lives in this dialog and nowhere else. */
export function SetPasswordModal({ name, onClose }: Props) {
  const { t } = useTranslation()
  const change = useChange(setUserPasswordChange(name))
  const [password, setPassword] = useState<OneTimeSecret>()
  async function submit({ way, password: typed }: PasswordForm) {
    const answer = await change(way === 'typed' ? typed : undefined)
    if (answer.password.state !== 'typed') return setPassword(answer.password)
    showToast({ kind: 'success', title: t('users.toasts.passwordSet', { name }) })
    onClose()
  }
  if (password?.state === 'shown') {
    return (
      <SecretModal
        title={t('users.password.doneTitle', { name })}
        label={t('users.create.password')}
        value={password.value}
        onClose={onClose}
      >
        <HandOver name={name} />
      </SecretModal>
    )
  }
  if (password !== undefined && password.state !== 'typed') {
    return (
      <SecretLostModal
        title={t('users.password.lostTitle', { name })}
        happened={t(password.state === 'lost' ? 'users.password.lostAnswer' : 'users.password.lostAlreadyShown')}
        next={t('users.password.lostNext')}
        againLabel={t('users.password.again')}
        onAgain={() => setPassword(undefined)}
        onClose={onClose}
      />
    )
  }
  return (
    <FormModal<PasswordForm>
      title={t('users.password.title', { name })}
      description={t('users.password.effect')}
      submitLabel={t('users.password.submit')}
      schema={PasswordForm}
      defaultValues={{ way: 'generated', password: '' }}
      onSubmit={submit}
      onClose={onClose}
      renderError={(error) => (isOutcomeUnknown(error) ? <PasswordUnknown /> : undefined)}
    >
      {(form) => (
        <>
          <ChoiceField
            name="way"
            label={t('users.password.way')}
            choices={[
              {
                value: 'generated',
                label: t('users.password.generated'),
                description: t('users.password.generatedNote'),
              },
              { value: 'typed', label: t('users.password.typed') },
            ]}
          />
          {form.watch('way') === 'typed' && <TypedPasswordField />}
        </>
      )}
    </FormModal>
  )
}

function TypedPasswordField() {
  const { t } = useTranslation()
  const words = (_message: string, value: string) => {
    const rule = advisePassword(value)
    return rule && t(`users.password.${rule}`)
  }
  return (
    <PasswordField
      name="password"
      label={t('users.password.label')}
      autoComplete="off"
      help={t('users.password.rule')}
      errorWords={words}
    />
  )
}

function PasswordUnknown() {
  const { t } = useTranslation()
  return (
    <Alert variant="warning" isInline isLiveRegion component="h2" title={t('users.password.unknownTitle')}>
      {t('users.password.unknownNext')}
    </Alert>
  )
}
