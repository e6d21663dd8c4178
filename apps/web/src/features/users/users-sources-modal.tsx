import { Content } from '@patternfly/react-core'
import { useTranslation } from 'react-i18next'
import { InfoModal } from '../../components/info-modal.tsx'
import { useMe } from '../../lib/me.ts'

/** Where the users of a registry come from whose accounts are not Quay's own. */
export function UsersSourcesModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { authenticationType } = useMe().registry
  const source = authenticationType === 'Database' ? 'unknown' : authenticationType
  return (
    <InfoModal title={t('users.sources.title')} onClose={onClose}>
      <Content>
        <p>{t(`users.sources.${source}`)}</p>
        {source !== 'AppToken' && <p>{t('users.sources.next')}</p>}
        <p>{t('users.sources.passwordNext')}</p>
      </Content>
    </InfoModal>
  )
}
