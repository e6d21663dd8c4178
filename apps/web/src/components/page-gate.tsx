import type { Operation } from '@quaymaster/contracts/operations'
import type { Role } from '@quaymaster/contracts/roles'
import type { ReactNode } from 'react'
import { useDecision } from '../lib/me.ts'
import { NoAccessPage } from './no-access-page.tsx'

type Props = { operation: Operation; roles: readonly Role[]; children: ReactNode }

/** Shows a page only to who may open it; everybody else reads why not. */
export function PageGate({ operation, roles, children }: Props) {
  const decision = useDecision(operation)
  return decision.isAllowed ? children : <NoAccessPage decision={decision} roles={roles} />
}
