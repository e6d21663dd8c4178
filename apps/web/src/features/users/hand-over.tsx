import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../lib/me.ts'
import styles from './hand-over.module.css'

type Props = { name: string; email?: string | null; children?: ReactNode }

/** What the new user needs beside the password: who they are there, and where to sign in. */
export function HandOver({ name, email, children }: Props) {
  const { t } = useTranslation()
  const { host, isPlainHttp } = useMe().registry
  const address = `${isPlainHttp ? 'http' : 'https'}://${host}/`
  const facts = [
    { term: t('users.labels.name'), text: name },
    ...(email === undefined || email === null ? [] : [{ term: t('users.labels.email'), text: email }]),
    { term: t('users.create.signInAddress'), text: address },
  ]
  return (
    <div className={styles['handOver']}>
      <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: '16ch' }}>
        {facts.map(({ term, text }) => (
          <DescriptionListGroup key={term}>
            <DescriptionListTerm>{term}</DescriptionListTerm>
            <DescriptionListDescription className={styles['text'] ?? ''}>{text}</DescriptionListDescription>
          </DescriptionListGroup>
        ))}
      </DescriptionList>
      {children !== undefined && <p>{children}</p>}
    </div>
  )
}
