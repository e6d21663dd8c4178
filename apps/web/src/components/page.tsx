import { Breadcrumb, BreadcrumbItem, Title } from '@patternfly/react-core'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { hasNavigated } from '../lib/navigation-focus.ts'
import styles from './page.module.css'

type Props = {
  title: string
  /** Links to the pages above this one. */
  parents?: readonly ReactNode[]
  /** State and kind, beside the title. */
  labels?: ReactNode
  /** One sentence under the title. */
  description?: ReactNode
  /** The one primary action, top right. */
  action?: ReactNode
  children: ReactNode
}

/** A page: heading, labels, one primary action. After a navigation its heading takes the focus, which announces the page. */
export function Page({ title, parents = [], labels, description, action, children }: Props) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (hasNavigated() && document.querySelector('[role=dialog]') === null)
      heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={styles['page']}>
      <title>{t('shell.documentTitle', { page: title })}</title>
      {parents.length > 0 && (
        <Breadcrumb className={styles['parents'] ?? ''}>
          {parents.map((parent, index) => (
            <BreadcrumbItem key={index}>{parent}</BreadcrumbItem>
          ))}
        </Breadcrumb>
      )}
      <header className={styles['header']}>
        <div className={styles['heading']}>
          <Title headingLevel="h1" ref={heading} tabIndex={-1} className={styles['title'] ?? ''}>
            {title}
          </Title>
          {labels}
        </div>
        {action}
      </header>
      {description !== undefined && <p className={styles['description']}>{description}</p>}
      {children}
    </div>
  )
}
