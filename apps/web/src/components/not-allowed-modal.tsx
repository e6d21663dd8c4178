import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core'
import type { Reason } from '@quaymaster/contracts/decision'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from './problem-words.ts'
import { RemedyLink } from './remedy-link.tsx'

type Props = { title: string; reason: Reason | undefined; onClose: () => void }

/** Stands where a dialog's link leads while its act cannot be done: why not, and what would help. */
export function NotAllowedModal({ title, reason, onClose }: Props) {
  const { t } = useTranslation()
  const { reasonWords } = useProblemWords()
  const id = useId()
  return (
    <Modal isOpen variant="small" aria-labelledby={id} onClose={onClose} elementToFocus={`#${CSS.escape(id)}-close`}>
      <ModalHeader title={title} labelId={id} />
      <ModalBody>
        <p>{reasonWords(reason).text}</p>
        <RemedyLink reason={reason} />
      </ModalBody>
      <ModalFooter>
        <Button id={`${id}-close`} onClick={onClose}>
          {t('common.close')}
        </Button>
      </ModalFooter>
    </Modal>
  )
}
