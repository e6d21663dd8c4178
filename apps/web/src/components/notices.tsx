import type { ReactNode } from 'react'
import styles from './notices.module.css'

/** Alerts over the content of a page, apart from it and from one another; nothing at all while there are none. */
export function Notices({ children }: { children: ReactNode }) {
  return <div className={styles['notices']}>{children}</div>
}
