import { stepUp } from '@quaymaster/contracts/session'
import { useTranslation } from 'react-i18next'
import { FormModal } from '../../components/form-modal.tsx'
import { OwnName } from '../../components/form/own-name.tsx'
import { PasswordField } from '../../components/form/password-field.tsx'
import { useChange } from '../../components/use-change.ts'
import { call } from '../../lib/api.ts'
import { defineChange } from '../../lib/change.ts'

const stepUpChange = defineChange({ send: (password: string) => call(stepUp, { body: { password } }) })

type Props = { onDone: (isProved: boolean) => void }

/** Asks for the password before a dangerous act; the act then goes on by itself. */
export function StepUpModal({ onDone }: Props) {
  const { t } = useTranslation()
  const prove = useChange(stepUpChange)
  return (
    <FormModal
      title={t('common.stepUp.title')}
      description={t('common.stepUp.body')}
      submitLabel={t('common.stepUp.confirm')}
      schema={stepUp.body}
      defaultValues={{ password: '' }}
      fieldOfCode={{ step_up_failed: 'password' }}
      onSubmit={async ({ password }) => {
        await prove(password)
        onDone(true)
      }}
      onClose={() => onDone(false)}
    >
      <OwnName />
      <PasswordField name="password" label={t('common.stepUp.password')} autoComplete="current-password" />
    </FormModal>
  )
}
