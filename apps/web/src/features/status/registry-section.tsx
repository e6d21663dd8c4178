import type { Status } from '@quaymaster/contracts/status'
import { useTranslation } from 'react-i18next'
import { Age } from '../../components/age.tsx'
import { Facts } from '../../components/facts.tsx'
import { Section } from '../../components/section.tsx'
import { Subtle } from '../../components/subtle.tsx'
import { StatusLabel } from '../../components/status-label.tsx'
import { formatClock } from '../../lib/format.ts'
import { REGISTRY_LOOKS } from '../../components/registry-looks.ts'

/** What Quay says of itself, and how it answers. */
export function RegistrySection({ status }: { status: Status }) {
  const { t } = useTranslation()
  const { registry } = status
  return (
    <Section title={t('status.registry.title')}>
      <Facts
        facts={[
          { label: t('status.registry.host'), value: registry.host },
          { label: t('status.registry.name'), value: registry.title },
          {
            label: t('status.registry.state'),
            value: (
              <>
                <StatusLabel kind={REGISTRY_LOOKS[registry.state]}>{t(`shell.registry.${registry.state}`)}</StatusLabel>{' '}
                <Subtle>{t('status.registry.since', { time: formatClock(registry.since) })}</Subtle>
              </>
            ),
          },
          {
            label: t('status.registry.mode'),
            value: registry.isReadOnly ? t('status.registry.readOnly') : t('status.registry.readWrite'),
          },
          {
            label: t('status.registry.version'),
            value: status.version === '' ? t('status.registry.versionUnknown') : status.version,
          },
          {
            label: t('status.registry.describedAt'),
            value: status.describedAt === null ? t('status.registry.never') : <Age at={status.describedAt} />,
          },
          {
            label: t('status.registry.accounts'),
            value: t(`status.registry.authenticationTypes.${registry.authenticationType}`),
          },
          {
            label: t('status.registry.mail'),
            value: registry.isMailOn ? t('status.registry.mailOn') : t('status.registry.mailOff'),
          },
          {
            label: t('status.registry.quota'),
            value: registry.hasQuota ? t('status.registry.quotaOn') : t('status.registry.quotaOff'),
          },
          {
            label: t('status.registry.fullAccess'),
            value: (
              <StatusLabel kind={status.hasFullAccess ? 'fine' : 'attention'}>
                {status.hasFullAccess ? t('status.registry.on') : t('status.registry.off')}
              </StatusLabel>
            ),
          },
        ]}
      />
    </Section>
  )
}
