import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  title: string
  description?: string
  variant?: 'small' | 'medium'
  onClose: () => void
  children: ReactNode
}

/** A dialog that only tells something; it opens with the focus on its one button. */
export function InfoModal({ title, description, variant = 'small', onClose, children }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <Modal isOpen variant={variant} aria-labelledby={id} onClose={onClose} elementToFocus={`#${CSS.escape(id)}-close`}>
      <ModalHeader title={title} labelId={id} {...(description !== undefined && { description })} />
      <ModalBody>{children}</ModalBody>
      <ModalFooter>
        <Button id={`${id}-close`} onClick={onClose}>
          {t('common.close')}
        </Button>
      </ModalFooter>
    </Modal>
  )
}
