import { Label } from '@patternfly/react-core'
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon'
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon'
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon'
import InProgressIcon from '@patternfly/react-icons/dist/esm/icons/in-progress-icon'
import MinusCircleIcon from '@patternfly/react-icons/dist/esm/icons/minus-circle-icon'
import type { ReactNode } from 'react'

/** One meaning everywhere: fine, working, needs somebody soon, broken, off or unknown. */
export type StatusKind = 'fine' | 'working' | 'attention' | 'broken' | 'off'

const LOOKS = {
  fine: { color: 'green', Icon: CheckCircleIcon },
  working: { color: 'blue', Icon: InProgressIcon },
  attention: { color: 'orange', Icon: ExclamationTriangleIcon },
  broken: { color: 'red', Icon: ExclamationCircleIcon },
  off: { color: 'grey', Icon: MinusCircleIcon },
} as const

type Props = { kind: StatusKind; children: ReactNode }

/** A state as colour, icon and word. */
export function StatusLabel({ kind, children }: Props) {
  const { color, Icon } = LOOKS[kind]
  return (
    <Label color={color} icon={<Icon />} isCompact variant="outline">
      {children}
    </Label>
  )
}
