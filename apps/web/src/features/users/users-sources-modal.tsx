import { Button, Content, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../lib/me.ts'

/** Where the people of a registry come from whose accounts are not Quay's own. */
export function UsersSourcesModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  const { authenticationType } = useMe().registry
  const source = authenticationType === 'Database' ? 'unknown' : authenticationType
  return (
    <Modal isOpen variant="small" aria-labelledby={id} onClose={onClose} elementToFocus={`#${CSS.escape(id)}-close`}>
      <ModalHeader title={t('users.sources.title')} labelId={id} />
      <ModalBody>
        <Content>
          <p>{t(`users.sources.${source}`)}</p>
          {source !== 'AppToken' && <p>{t('users.sources.next')}</p>}
          <p>{t('users.sources.passwordNext')}</p>
        </Content>
      </ModalBody>
      <ModalFooter>
        <Button id={`${id}-close`} onClick={onClose}>
          {t('common.close')}
        </Button>
      </ModalFooter>
    </Modal>
  )
}
