import {
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core'
import type { User } from '@quaymaster/contracts/users'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuotaWords } from './user-labels.tsx'
import styles from './user-facts.module.css'

const KIND_SENTENCES = {
  none: 'users.detail.kindNone',
  superuser: 'users.detail.kindSuperuser',
  'global-read-only': 'users.detail.kindReadOnly',
} as const

/** What Quay says about the account, in sentences; what the role does not see is not there. */
export function UserFacts({ user }: { user: User }) {
  const { t } = useTranslation()
  const quotaWords = useQuotaWords()
  const isOrdinary = user.superuserKind === 'none'
  return (
    <Card isFullHeight>
      <CardTitle component="h2">{t('users.detail.factsTitle')}</CardTitle>
      <CardBody>
        <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: '12ch', lg: '16ch' }}>
          <Fact term={t('users.labels.state')}>
            {t(user.isEnabled ? 'users.detail.stateEnabled' : 'users.detail.stateDisabled')}
          </Fact>
          {user.email !== undefined && (
            <Fact term={t('users.labels.email')}>
              {user.email ?? t('users.none')}
              {user.isEmailMasked === true && <Note>{t('users.detail.emailMasked')}</Note>}
            </Fact>
          )}
          <Fact term={t('users.labels.verified')}>
            {t(user.isVerified ? 'users.detail.verifiedYes' : 'users.detail.verifiedNo')}
          </Fact>
          <Fact term={t('users.labels.kind')}>
            {t(KIND_SENTENCES[user.superuserKind])}{' '}
            <Note>
              <Link to="/users/$name/superuser" params={{ name: user.name }}>
                {t(isOrdinary ? 'users.detail.howToSuperuser' : 'users.detail.howToNoSuperuser')}
              </Link>
            </Note>
          </Fact>
          {user.quota !== undefined && user.quota !== null && (
            <Fact term={t('users.labels.quota')}>
              {user.quota.limitBytes === null ? t('users.quotaNoLimit', { used: quotaWords(user) }) : quotaWords(user)}
            </Fact>
          )}
        </DescriptionList>
      </CardBody>
    </Card>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  )
}

function Note({ children }: { children: ReactNode }) {
  return <div className={styles['note']}>{children}</div>
}
