import type { ReactNode } from 'react'
import styles from './subtle.module.css'

/** What is said beside the thing itself. */
export function Subtle({ children }: { children: ReactNode }) {
  return <span className={styles['subtle']}>{children}</span>
}
