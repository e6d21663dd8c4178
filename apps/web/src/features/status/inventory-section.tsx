import { Progress } from '@patternfly/react-core'
import type { Status } from '@quaymaster/contracts/status'
import { useTranslation } from 'react-i18next'
import { Age } from '../../components/age.tsx'
import { Facts } from '../../components/facts.tsx'
import type { Fact } from '../../components/facts.tsx'
import { Section } from '../../components/section.tsx'
import { StatusLabel } from '../../components/status-label.tsx'

/** How far and how fresh the console's own knowledge of the registry is. */
export function InventorySection({ progress }: { progress: Status['inventory'][number] }) {
  const { t } = useTranslation()
  const { kind, state, isReading, read, expected, asOf, completedAt, paused } = progress
  const never = t('status.inventory.never')
  const facts: Fact[] = [
    {
      label: t(`status.inventory.kinds.${kind}`),
      value: (
        <StatusLabel kind={state === 'complete' ? 'fine' : 'working'}>
          {t(`status.inventory.states.${state}`)}
        </StatusLabel>
      ),
    },
    { label: t('status.inventory.oldest'), value: asOf === null ? never : <Age at={asOf} /> },
    { label: t('status.inventory.lastRun'), value: completedAt === null ? never : <Age at={completedAt} /> },
  ]
  if (paused !== null) {
    facts.push({ label: t('status.inventory.pausedLabel'), value: t(`status.inventory.paused.${paused}`) })
  }
  const title =
    expected === null
      ? t('status.inventory.progressUnknown', { read })
      : t('status.inventory.progress', { read, expected })
  return (
    <Section title={t(`status.inventory.titles.${kind}`)}>
      <Facts facts={facts} />
      {isReading && expected !== null && expected > 0 && (
        <Progress size="sm" title={title} value={Math.min(100, Math.round((read / expected) * 100))} />
      )}
      {isReading && expected === null && <p>{title}</p>}
    </Section>
  )
}
