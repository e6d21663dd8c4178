import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../components/facts.tsx'
import { useMe } from '../../lib/me.ts'
import styles from './hand-over.module.css'

type Props = { name: string; email?: string | null; children?: ReactNode }

/** What the new user needs beside the password: who they are there, and where to sign in. */
export function HandOver({ name, email, children }: Props) {
  const { t } = useTranslation()
  const { host, isPlainHttp } = useMe().registry
  const address = `${isPlainHttp ? 'http' : 'https'}://${host}/`
  const facts = [
    { label: t('users.labels.name'), value: name },
    ...(email === undefined || email === null ? [] : [{ label: t('users.labels.email'), value: email }]),
    { label: t('users.create.signInAddress'), value: address },
  ]
  return (
    <div className={styles['handOver']}>
      <Facts facts={facts} />
      {children !== undefined && <p>{children}</p>}
    </div>
  )
}
