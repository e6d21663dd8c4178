import { Button } from '@patternfly/react-core'
import { EmailAddress, NewUserName } from '@quaymaster/contracts/names'
import type { createUser, UserDetail } from '@quaymaster/contracts/users'
import type { RouteResponse } from '@quaymaster/contracts/route'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { FormModal } from '../../components/form-modal.tsx'
import { TextField } from '../../components/form/text-field.tsx'
import { useChange } from '../../components/use-change.ts'
import { useMe } from '../../lib/me.ts'
import { CheckOutcome } from '../../components/check-outcome.tsx'
import { CreatedUserModal } from './created-user-modal.tsx'
import { adviseName } from './name-advice.ts'
import { isOutcomeUnknown } from '../../lib/outcome.ts'
import { createUserChange } from './changes.ts'
import { checkUser } from './queries.ts'

type Created = RouteResponse<typeof createUser>
type UserForm = { name: string; email: string }

const RequiredEmail = z.pipe(z.string().check(z.minLength(1, 'user_email_required')), EmailAddress)
const FORMS = {
  withEmail: z.strictObject({ name: NewUserName, email: RequiredEmail }),
  emailOptional: z.strictObject({ name: NewUserName, email: z.union([z.literal(''), EmailAddress]) }),
}

/** A new person: the name checked while one types, the password shown once and kept nowhere. */
export function CreateUserModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const create = useChange(createUserChange)
  const { isMailOn } = useMe().registry
  const [created, setCreated] = useState<Created>()
  const [sent, setSent] = useState('')
  async function submit({ name, email }: UserForm) {
    setSent(name)
    setCreated(await create(email === '' ? { name } : { name, email }))
  }
  if (created !== undefined) {
    return <CreatedUserModal created={created} onClose={onClose} />
  }
  return (
    <FormModal<UserForm>
      title={t('users.create.title')}
      description={t('users.create.passwordNote')}
      submitLabel={t('users.create.action')}
      schema={isMailOn ? FORMS.withEmail : FORMS.emailOptional}
      defaultValues={{ name: '', email: '' }}
      onSubmit={submit}
      onClose={onClose}
      renderError={(error) => (isOutcomeUnknown(error) ? <CreateUnknown name={sent} error={error} /> : undefined)}
    >
      <NameField />
      <TextField
        name="email"
        type="email"
        label={t('users.labels.email')}
        isRequired={isMailOn}
        help={t(isMailOn ? 'users.create.emailRequired' : 'users.create.emailOptional')}
      />
    </FormModal>
  )
}

/** The rule stands under the field; what breaks it is said while one types, with a name that would do. */
function NameField() {
  const { t } = useTranslation()
  const { watch } = useFormContext<UserForm>()
  const typed = watch('name')
  const advice = typed.length > 1 ? adviseName(typed) : undefined
  return (
    <TextField
      name="name"
      label={t('users.labels.name')}
      isRequired
      help={advice === undefined ? t('users.create.nameRule') : <NameAdvice name={typed} />}
      errorWords={nameWords}
    />
  )
}

/** A name that Quay refused for another reason than its letters keeps the sentence of that reason. */
function nameWords(_message: string, value: string) {
  return adviseName(value) === undefined ? undefined : <NameAdvice name={value} />
}

function NameAdvice({ name }: { name: string }) {
  const { t } = useTranslation()
  const { setValue, setFocus } = useFormContext<UserForm>()
  const advice = adviseName(name)
  if (advice === undefined) return null
  const { rule, character, suggestion } = advice
  function use(better: string) {
    setValue('name', better, { shouldDirty: true, shouldValidate: true })
    setFocus('name')
  }
  return (
    <>
      {t(`users.nameAdvice.${rule}`, { character })}{' '}
      {suggestion !== undefined && (
        <Button
          variant="link"
          isInline
          // The field keeps the focus: leaving it would move the button away under the pointer.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => use(suggestion)}
        >
          {t('users.nameAdvice.use', { name: suggestion })}
        </Button>
      )}
    </>
  )
}

function CreateUnknown({ name, error }: { name: string; error: unknown }) {
  const { t } = useTranslation()
  const describe = (detail: UserDetail | null) =>
    t(detail === null ? 'users.create.checkNotFound' : 'users.create.checkFound', { name })
  return (
    <CheckOutcome
      title={t('users.create.unknownTitle', { name })}
      error={error}
      check={(client) => checkUser(client, name)}
      describe={describe}
    >
      <Link to="/users/$name/password" params={{ name }} replace>
        {t('users.password.again')}
      </Link>
    </CheckOutcome>
  )
}
