import { Flex } from '@patternfly/react-core'
import type { RegistryCheckStatus } from '@quaymaster/contracts/registry-check'
import { useTranslation } from 'react-i18next'
import { Age } from '../../components/age.tsx'
import { Facts } from '../../components/facts.tsx'
import type { Fact } from '../../components/facts.tsx'
import { GatedButton } from '../../components/gated-button.tsx'
import { Section } from '../../components/section.tsx'
import { StatusLabel } from '../../components/status-label.tsx'
import type { StatusKind } from '../../components/status-label.tsx'
import { useReportedChange } from '../../components/use-change.ts'
import { useDecision } from '../../lib/me.ts'
import { answerRegistryCheckChange } from './changes.ts'

const LOOKS: Record<RegistryCheckStatus['state'], StatusKind> = {
  starting: 'working',
  confirmed: 'fine',
  running: 'working',
  waiting: 'attention',
  asked: 'attention',
}

/** Whether what is stored belongs to the registry that answers: the state of the check, and its question. */
export function RegistryCheckSection({ check }: { check: RegistryCheckStatus }) {
  const { t } = useTranslation()
  const { state, trigger, step, done, total, entries, users, waitingFor, checkId, lastDecision } = check
  const facts: Fact[] = [
    {
      label: t('status.registryCheck.state'),
      value: <StatusLabel kind={LOOKS[state]}>{t(`status.registryCheck.states.${state}`)}</StatusLabel>,
    },
  ]
  if (trigger !== null) {
    const counts = {
      entries: entries.comparable,
      foundEntries: entries.found,
      users: users.comparable,
      foundUsers: users.found,
    }
    facts.push(
      { label: t('status.registryCheck.why'), value: t(`status.registryCheck.triggers.${trigger}`) },
      { label: t('status.registryCheck.progress'), value: t(`status.registryCheck.${step}`, { done, total }) },
      { label: t('status.registryCheck.found'), value: t('status.registryCheck.foundCounts', counts) },
    )
  }
  if (waitingFor !== null) {
    facts.push({ label: t('status.registryCheck.waitingLabel'), value: t(`status.registryCheck.waits.${waitingFor}`) })
  }
  if (lastDecision !== null)
    facts.push({ label: t('status.registryCheck.last'), value: <Decision of={lastDecision} /> })
  return (
    <Section title={t('status.registryCheck.title')}>
      <Facts facts={facts} />
      {trigger !== null && <p>{t('status.registryCheck.meanwhile')}</p>}
      {checkId !== null && <Question checkId={checkId} />}
    </Section>
  )
}

function Decision({ of: decision }: { of: NonNullable<RegistryCheckStatus['lastDecision']> }) {
  const { t } = useTranslation()
  const { verdict, by, at, entries, users } = decision
  return (
    <>
      {t(`status.registryCheck.verdicts.${verdict}`)}{' '}
      {t(`status.registryCheck.decidedBy.${by}`, by === 'users' ? users : entries)} <Age at={at} />
    </>
  )
}

function Question({ checkId }: { checkId: string }) {
  const { t } = useTranslation()
  const answer = useReportedChange(answerRegistryCheckChange, {
    done: () => t('status.registryCheck.answered'),
    failed: () => t('status.registryCheck.answerFailed'),
  })
  const canAnswer = useDecision('status.answer-registry-check')
  return (
    <>
      <p>
        <strong>{t('status.registryCheck.question')}</strong> {t('status.registryCheck.questionBody')}
      </p>
      {!canAnswer.isAllowed && <p>{t('status.registryCheck.onlyAdministrators')}</p>}
      <Flex>
        {(['same', 'other'] as const).map((registry) => (
          <GatedButton
            key={registry}
            decision={canAnswer}
            variant="secondary"
            isLoading={answer.running?.registry === registry}
            onClick={() => answer.run({ checkId, registry })}
          >
            {t(`status.registryCheck.${registry}`)}
          </GatedButton>
        ))}
      </Flex>
    </>
  )
}
