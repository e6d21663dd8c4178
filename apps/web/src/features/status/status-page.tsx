import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Instant } from '../../components/age.tsx'
import { Facts } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { PageSections } from '../../components/page-sections.tsx'
import { GatedButton } from '../../components/gated-button.tsx'
import { Section, Sections } from '../../components/section.tsx'
import { StatusLabel } from '../../components/status-label.tsx'
import { useReportedChange } from '../../components/use-change.ts'
import { formatNumber } from '../../lib/format.ts'
import { useDecision } from '../../lib/me.ts'
import { InventorySection } from './inventory-section.tsx'
import { CredentialSection } from './credential-section.tsx'
import { probeStatusChange } from './changes.ts'
import { statusQuery } from './queries.ts'
import { RegistryCheckSection } from './registry-check-section.tsx'
import { RegistrySection } from './registry-section.tsx'
import { StatusWarnings } from './status-warnings.tsx'

const NOTHING = {}

/** How registry, credentials, knowledge and console stand. */
export function StatusPage() {
  const { t } = useTranslation()
  const { data: status } = useSuspenseQuery(statusQuery)
  const probe = useReportedChange(probeStatusChange, {
    done: () => t('status.probeDone'),
    failed: () => t('status.probeFailed'),
  })
  const canProbe = useDecision('status.probe')
  return (
    <Page
      title={t('status.title')}
      description={t('status.description')}
      action={
        <GatedButton
          decision={canProbe}
          variant="secondary"
          isLoading={probe.isRunning}
          onClick={() => probe.run(undefined)}
        >
          {t('status.probe')}
        </GatedButton>
      }
    >
      <StatusWarnings warnings={status.warnings} />
      <Sections>
        <RegistrySection status={status} />
        {status.credentials.map((credential) => (
          <CredentialSection key={credential.token} credential={credential} />
        ))}
        <RegistryCheckSection check={status.registryCheck} />
        {status.inventory.map((progress) => (
          <InventorySection key={progress.kind} progress={progress} />
        ))}
        <PageSections kind="status" target={NOTHING} />
        <Section title={t('status.budget.title')}>
          <Facts
            facts={[
              {
                label: t('status.budget.limit'),
                value: t('status.budget.perSecond', { calls: status.budget.callsPerSecond }),
              },
              { label: t('status.budget.background'), value: formatNumber(status.budget.backgroundLastMinute) },
              { label: t('status.budget.interactive'), value: formatNumber(status.budget.interactiveLastMinute) },
            ]}
          />
        </Section>
        <Section title={t('status.console.title')}>
          <Facts
            facts={[
              { label: t('status.console.version'), value: status.console.version },
              { label: t('status.console.started'), value: <Instant at={status.console.startedAt} /> },
              { label: t('status.console.store'), value: <Writable isWritable={status.console.isStoreWritable} /> },
              { label: t('status.console.trail'), value: <Writable isWritable={status.console.isAuditWritable} /> },
            ]}
          />
        </Section>
      </Sections>
    </Page>
  )
}

function Writable({ isWritable }: { isWritable: boolean }) {
  const { t } = useTranslation()
  return (
    <StatusLabel kind={isWritable ? 'fine' : 'broken'}>
      {isWritable ? t('status.console.writable') : t('status.console.notWritable')}
    </StatusLabel>
  )
}
