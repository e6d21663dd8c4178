import { Title } from '@patternfly/react-core'
import { useId } from 'react'
import type { ReactNode } from 'react'
import styles from './section.module.css'

type Props = { title: string; description?: ReactNode; action?: ReactNode; children: ReactNode }

/** A part of a page under its own heading. */
export function Section({ title, description, action, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <header className={styles['header']}>
        <Title headingLevel="h2" size="lg" id={id}>
          {title}
        </Title>
        {action}
      </header>
      {description !== undefined && <p className={styles['description']}>{description}</p>}
      {children}
    </section>
  )
}

/** Sections side by side where there is room. */
export function Sections({ children }: { children: ReactNode }) {
  return <div className={styles['sections']}>{children}</div>
}
