import type { User } from '@quaymaster/contracts/users'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../components/facts.tsx'
import type { Fact } from '../../components/facts.tsx'
import { Section } from '../../components/section.tsx'
import { Subtle } from '../../components/subtle.tsx'
import { formatBytes } from '../../lib/format.ts'
import { useQuotaWords } from './user-labels.tsx'

const KIND_SENTENCES = {
  none: 'users.detail.kindNone',
  superuser: 'users.detail.kindSuperuser',
  'global-read-only': 'users.detail.kindReadOnly',
} as const

/** What Quay says about the account, in sentences; what the role does not see is not there. */
export function UserFacts({ user }: { user: User }) {
  const { t } = useTranslation()
  return (
    <Section title={t('users.detail.factsTitle')}>
      <Facts facts={useFacts(user)} />
    </Section>
  )
}

function stateSentence({ isEnabled, isVerified }: User) {
  if (!isEnabled) return 'users.detail.stateDisabled'
  return isVerified ? 'users.detail.stateEnabled' : 'users.detail.stateUnverified'
}

function useFacts(user: User): readonly Fact[] {
  const { t } = useTranslation()
  const quotaWords = useQuotaWords()
  const { name, email, isEmailMasked, isVerified, superuserKind, quota } = user
  const facts: Fact[] = [
    {
      label: t('users.labels.state'),
      value: t(stateSentence(user)),
    },
  ]
  if (email !== undefined) {
    const note = isEmailMasked === true && <Beside>{t('users.detail.emailMasked')}</Beside>
    facts.push({
      label: t('users.labels.email'),
      value: (
        <>
          {email ?? t('users.none')}
          {note}
        </>
      ),
    })
  }
  facts.push(
    {
      label: t('users.labels.verified'),
      value: t(isVerified ? 'users.detail.verifiedYes' : 'users.detail.verifiedNo'),
    },
    {
      label: t('users.labels.kind'),
      value: (
        <>
          {t(KIND_SENTENCES[superuserKind])}
          <SuperuserLink name={name} isOrdinary={superuserKind === 'none'} />
        </>
      ),
    },
  )
  if (quota !== undefined && quota !== null) {
    facts.push({
      label: t('users.labels.quota'),
      value:
        quota.limitBytes === null ? t('users.quotaNoLimit', { used: formatBytes(quota.usedBytes) }) : quotaWords(user),
    })
  }
  return facts
}

function SuperuserLink({ name, isOrdinary }: { name: string; isOrdinary: boolean }) {
  const { t } = useTranslation()
  return (
    <Beside>
      <Link to="/users/$name/superuser" params={{ name }}>
        {t(isOrdinary ? 'users.detail.howToSuperuser' : 'users.detail.howToNoSuperuser')}
      </Link>
    </Beside>
  )
}

/** On a line of its own, below what it is about. */
function Beside({ children }: { children: ReactNode }) {
  return (
    <div>
      <Subtle>{children}</Subtle>
    </div>
  )
}
