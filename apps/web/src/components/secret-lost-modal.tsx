import { Button, Content, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  title: string
  /** How the secret was lost. */
  happened: string
  next: string
  /** The way out: "Set a new password". */
  againLabel: string
  onAgain: () => void
  onClose: () => void
}

/** The change was made, but nobody has the secret: says so, and offers the way out. */
export function SecretLostModal({ title, happened, next, againLabel, onAgain, onClose }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <Modal
      isOpen
      variant="medium"
      aria-labelledby={id}
      aria-describedby={`${id}-body`}
      onClose={onClose}
      elementToFocus={`#${CSS.escape(id)}-again`}
    >
      <ModalHeader title={title} labelId={id} titleIconVariant="warning" />
      <ModalBody id={`${id}-body`}>
        <Content>
          <p>{happened}</p>
          <p>{next}</p>
        </Content>
      </ModalBody>
      <ModalFooter>
        <Button id={`${id}-again`} onClick={onAgain}>
          {againLabel}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('common.close')}
        </Button>
      </ModalFooter>
    </Modal>
  )
}
