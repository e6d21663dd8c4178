import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextInput,
} from '@patternfly/react-core'
import { useId, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { hasProblemCode } from '../lib/api-error.ts'
import { ProblemAlert } from './problem-alert.tsx'

type Props = {
  title: string
  /** What has to be typed first, before a dangerous act. */
  name?: string
  /** Verb and object: "Delete maria". */
  submitLabel: string
  /** What happens; before a dangerous act what will be lost, with numbers. */
  children: ReactNode
  /** Does it; what it throws is shown in the dialog. */
  onConfirm: () => Promise<void>
  onClose: () => void
  /** Shown in place of the general alert; `undefined` keeps it. */
  renderError?: (error: unknown) => ReactNode
}

/** Asks before an act without fields; with `name`, before a dangerous one. */
export function ConfirmModal({ title, name, submitLabel, children, onConfirm, onClose, renderError }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const isDanger = name !== undefined
  const [typed, setTyped] = useState('')
  const [isSending, setIsSending] = useState(false)
  const [isWrong, setIsWrong] = useState(false)
  const [error, setError] = useState<unknown>()
  const differs = isDanger && typed !== name
  async function confirm() {
    if (isSending) return
    if (differs) return setIsWrong(true)
    setIsSending(true)
    setError(undefined)
    try {
      await onConfirm()
    } catch (failure) {
      // The shell asks for a password or a new sign-in by itself.
      if (!hasProblemCode(failure, 'step_up_required', 'not_signed_in')) setError(failure)
    } finally {
      setIsSending(false)
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void confirm()
  }
  const close = () => {
    if (!isSending) onClose()
  }
  return (
    <Modal
      isOpen
      variant="small"
      aria-labelledby={id}
      onClose={close}
      onEscapePress={close}
      {...(isDanger && { elementToFocus: `#${CSS.escape(id)}-name` })}
    >
      <ModalHeader title={title} labelId={id} {...(isDanger && { titleIconVariant: 'warning' })} />
      <ModalBody>
        {children}
        {isDanger && (
          <Form id={`${id}-form`} onSubmit={submit}>
            <NameGroup id={`${id}-name`} name={name} typed={typed} isWrong={isWrong && differs} onType={setTyped} />
          </Form>
        )}
        {error !== undefined && (renderError?.(error) ?? <ProblemAlert error={error} />)}
      </ModalBody>
      <ModalFooter>
        <Button
          {...(isDanger
            ? { variant: 'danger', type: 'submit', form: `${id}-form` }
            : { onClick: () => void confirm() })}
          isAriaDisabled={differs || isSending}
          isLoading={isSending}
          spinnerAriaLabel={t('common.form.sending')}
        >
          {submitLabel}
        </Button>
        <Button variant="link" onClick={close}>
          {t('common.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  )
}

type NameProps = { id: string; name: string; typed: string; isWrong: boolean; onType: (typed: string) => void }

function NameGroup({ id, name, typed, isWrong, onType }: NameProps) {
  const { t } = useTranslation()
  return (
    <FormGroup label={t('common.confirm.typeName', { name })} fieldId={id}>
      <TextInput
        id={id}
        value={typed}
        validated={isWrong ? 'error' : 'default'}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(_event, next) => onType(next)}
      />
      {isWrong && (
        <FormHelperText>
          <HelperText isLiveRegion>
            <HelperTextItem variant="error">{t('common.confirm.nameDiffers')}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  )
}
