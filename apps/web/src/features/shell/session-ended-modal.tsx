import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../lib/me.ts'
import { goToSignIn, signInAddress } from '../../lib/session-end.ts'

type Props = { name: string; onSignedIn: () => void }

/** The session ended while something was typed: it can be taken up again from another tab, and the typing is kept. */
export function SessionEndedModal({ name, onSignedIn }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const client = useQueryClient()
  useEffect(() => {
    async function look() {
      const me = await client.fetchQuery({ ...meQuery, staleTime: 0, retry: false }).catch(() => undefined)
      if (me === undefined) return
      // Somebody else signed in: what was typed is not theirs.
      if (me.name !== name) location.reload()
      else onSignedIn()
    }
    const onFocus = () => void look()
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [client, name, onSignedIn])
  return (
    <Modal isOpen variant="small" aria-labelledby={id} onEscapePress={() => {}}>
      <ModalHeader title={t('shell.session.endedTitle')} labelId={id} titleIconVariant="warning" />
      <ModalBody>{t('shell.session.endedBody')}</ModalBody>
      <ModalFooter>
        <Button component="a" href={signInAddress('/account')} target="_blank" rel="noopener">
          {t('shell.session.signInNewTab')}
        </Button>
        <Button variant="link" onClick={goToSignIn}>
          {t('shell.session.signInHere')}
        </Button>
      </ModalFooter>
    </Modal>
  )
}
