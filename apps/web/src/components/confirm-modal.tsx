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
import { ProblemAlert } from './problem-alert.tsx'

type Props = {
  title: string
  /** What has to be typed. */
  name: string
  /** Verb and object: "Delete maria". */
  submitLabel: string
  /** What will be lost, with numbers. */
  children: ReactNode
  /** Does it; what it throws is shown in the dialog. */
  onConfirm: () => Promise<void>
  onClose: () => void
  /** Shown in place of the general alert; `undefined` keeps it. */
  renderError?: (error: unknown) => ReactNode
}

/** Before a dangerous act: what is lost, and the name typed. */
export function ConfirmByNameModal({ title, name, submitLabel, children, onConfirm, onClose, renderError }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [isSending, setIsSending] = useState(false)
  const [isWrong, setIsWrong] = useState(false)
  const [error, setError] = useState<unknown>()
  async function confirm() {
    if (isSending) return
    if (typed !== name) return setIsWrong(true)
    setIsSending(true)
    setError(undefined)
    try {
      await onConfirm()
    } catch (failure) {
      setError(failure)
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
      elementToFocus={`#${CSS.escape(id)}-name`}
    >
      <ModalHeader title={title} labelId={id} titleIconVariant="warning" />
      <ModalBody>
        {children}
        <Form id={`${id}-form`} onSubmit={submit}>
          <FormGroup label={t('common.confirm.typeName', { name })} fieldId={`${id}-name`}>
            <TextInput
              id={`${id}-name`}
              value={typed}
              validated={isWrong && typed !== name ? 'error' : 'default'}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(_event, next) => setTyped(next)}
            />
            {isWrong && typed !== name && (
              <FormHelperText>
                <HelperText isLiveRegion>
                  <HelperTextItem variant="error">{t('common.confirm.nameDiffers')}</HelperTextItem>
                </HelperText>
              </FormHelperText>
            )}
          </FormGroup>
        </Form>
        {error !== undefined && (renderError?.(error) ?? <ProblemAlert error={error} />)}
      </ModalBody>
      <ModalFooter>
        <Button
          variant="danger"
          type="submit"
          form={`${id}-form`}
          isAriaDisabled={typed !== name || isSending}
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
