import type { Credential } from '@quaymaster/contracts/status'
import { useTranslation } from 'react-i18next'
import { Age } from '../../components/age.tsx'
import { Facts } from '../../components/facts.tsx'
import type { Fact } from '../../components/facts.tsx'
import { useProblemWords } from '../../components/problem-words.ts'
import { Section } from '../../components/section.tsx'
import { Subtle } from '../../components/subtle.tsx'
import { StatusLabel } from '../../components/status-label.tsx'
import type { StatusKind } from '../../components/status-label.tsx'
import { formatAge, formatClock } from '../../lib/format.ts'
import { useNow } from '../../lib/now.ts'

const LOOKS: Record<Credential['state'], StatusKind> = {
  absent: 'off',
  starting: 'working',
  live: 'fine',
  suspect: 'attention',
  dead: 'broken',
  unreachable: 'off',
}

type Probe = NonNullable<Credential['probes']>[number]

/** One of the console's tokens: whether Quay takes it, whose it is, what it can do. */
export function CredentialSection({ credential }: { credential: Credential }) {
  const { t } = useTranslation()
  const { token, state, since, account, superuserKind, fileChangedAt, fileProblem, probes } = credential
  const stateFact: Fact = {
    label: t('status.registry.state'),
    value: (
      <>
        <StatusLabel kind={LOOKS[state]}>{t(`status.credentials.states.${state}`)}</StatusLabel>{' '}
        <Subtle>{t('status.registry.since', { time: formatClock(since) })}</Subtle>
      </>
    ),
  }
  if (state === 'absent') {
    return (
      <Section title={t(`status.credentials.${token}`)} description={t(`status.credentials.absentBody.${token}`)}>
        <Facts facts={[stateFact]} />
      </Section>
    )
  }
  const facts: Fact[] = [stateFact]
  if (account !== undefined) {
    facts.push({ label: t('status.credentials.account'), value: account ?? t('status.credentials.accountUnknown') })
  }
  if (superuserKind !== undefined && superuserKind !== null) {
    facts.push({ label: t('status.credentials.kind'), value: t(`status.credentials.kinds.${superuserKind}`) })
  }
  if (fileChangedAt !== undefined && fileChangedAt !== null) {
    facts.push({ label: t('status.credentials.fileChangedAt'), value: <Age at={fileChangedAt} /> })
  }
  if (fileProblem !== undefined && fileProblem !== null) {
    facts.push({
      label: t('status.credentials.file'),
      value: <StatusLabel kind="broken">{t(`status.credentials.fileProblems.${fileProblem}`)}</StatusLabel>,
    })
  }
  for (const probe of probes ?? []) {
    facts.push({
      label: t(`status.credentials.capabilities.${probe.capability}`),
      value: <ProbeResult probe={probe} />,
    })
  }
  return (
    <Section
      title={t(`status.credentials.${token}`)}
      {...(account === undefined && { description: t('status.credentials.hidden') })}
    >
      <Facts facts={facts} />
    </Section>
  )
}

function ProbeResult({ probe }: { probe: Probe }) {
  const { t } = useTranslation()
  const { reasonWords } = useProblemWords()
  const nowMs = useNow()
  const { isAvailable, reason, probedAt } = probe
  if (isAvailable === null) return <StatusLabel kind="off">{t('status.credentials.notProbed')}</StatusLabel>
  return (
    <>
      <StatusLabel kind={isAvailable ? 'fine' : 'broken'}>
        {isAvailable ? t('status.credentials.available') : t('status.credentials.unavailable')}
      </StatusLabel>{' '}
      {probedAt !== null && <Subtle>{t('status.credentials.probed', { age: formatAge(probedAt, nowMs) })}</Subtle>}
      {reason !== undefined && <p>{reasonWords(reason).text}</p>}
    </>
  )
}
