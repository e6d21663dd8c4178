import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon'
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon'
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon'
import InProgressIcon from '@patternfly/react-icons/dist/esm/icons/in-progress-icon'
import MinusCircleIcon from '@patternfly/react-icons/dist/esm/icons/minus-circle-icon'
import type { ReactNode } from 'react'
import styles from './status-label.module.css'

/** One meaning everywhere: fine, working, needs somebody soon, broken, off or unknown. */
export type StatusKind = 'fine' | 'working' | 'attention' | 'broken' | 'off'

const ICONS = {
  fine: CheckCircleIcon,
  working: InProgressIcon,
  attention: ExclamationTriangleIcon,
  broken: ExclamationCircleIcon,
  off: MinusCircleIcon,
} as const

type Props = { kind: StatusKind; children: ReactNode }

/** A state as colour, icon and word. */
export function StatusLabel({ kind, children }: Props) {
  const Icon = ICONS[kind]
  return (
    <span className={styles['status']} data-kind={kind}>
      <Icon className={styles['icon']} />
      {children}
    </span>
  )
}
