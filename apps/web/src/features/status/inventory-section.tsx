import { Progress } from '@patternfly/react-core'
import type { CatalogProgress } from '@quaymaster/contracts/inventory'
import { useTranslation } from 'react-i18next'
import { Age } from '../../components/age.tsx'
import { Facts } from '../../components/facts.tsx'
import type { Fact } from '../../components/facts.tsx'
import { Section } from '../../components/section.tsx'
import { StatusLabel } from '../../components/status-label.tsx'

/** How far and how fresh the console's own knowledge of the registry is. */
export function CatalogSection({ progress }: { progress: CatalogProgress }) {
  const { t } = useTranslation()
  const { state, isReading, read, expected, asOf, completedAt, paused } = progress
  const never = t('status.catalog.never')
  const facts: Fact[] = [
    {
      label: t('status.catalog.users'),
      value: (
        <StatusLabel kind={state === 'complete' ? 'fine' : 'working'}>
          {t(`status.catalog.states.${state}`)}
        </StatusLabel>
      ),
    },
    { label: t('status.catalog.oldest'), value: asOf === null ? never : <Age at={asOf} /> },
    { label: t('status.catalog.lastPass'), value: completedAt === null ? never : <Age at={completedAt} /> },
  ]
  if (paused !== null) {
    facts.push({ label: t('status.catalog.pausedLabel'), value: t(`status.catalog.paused.${paused}`) })
  }
  const title =
    expected === null ? t('status.catalog.progressUnknown', { read }) : t('status.catalog.progress', { read, expected })
  return (
    <Section title={t('status.catalog.title')}>
      <Facts facts={facts} />
      {isReading && expected !== null && expected > 0 && (
        <Progress size="sm" title={title} value={Math.min(100, Math.round((read / expected) * 100))} />
      )}
      {isReading && expected === null && <p>{title}</p>}
    </Section>
  )
}
