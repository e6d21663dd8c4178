import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnsavedInput } from '../lib/unsaved-input.ts'
import { SecretBox } from './secret-box.tsx'

type Props = {
  title: string
  label: string
  value: string
  onClose: () => void
  /** What to do with the secret, above it. */
  children?: ReactNode
  /** Further buttons beside "Done". */
  footer?: ReactNode
}

/** A dialog around one secret that stays until the reader says that it is stored. */
export function SecretModal({ title, label, value, onClose, children, footer }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [isStored, setIsStored] = useState(false)
  const [isReminded, setIsReminded] = useState(false)
  // A session that ends now must not take the secret away.
  useUnsavedInput(!isStored)
  const close = () => (isStored ? onClose() : setIsReminded(true))
  return (
    <Modal isOpen variant="small" aria-labelledby={id} onEscapePress={close}>
      <ModalHeader title={title} labelId={id} />
      <ModalBody>
        {children}
        <SecretBox label={label} value={value} isStored={isStored} onStored={setIsStored} />
        <p role="status">{isReminded && !isStored ? t('common.secret.storedFirst') : ''}</p>
      </ModalBody>
      <ModalFooter>
        <Button isAriaDisabled={!isStored} onClick={close}>
          {t('common.secret.done')}
        </Button>
        {footer}
      </ModalFooter>
    </Modal>
  )
}
