import type { Operation } from '@quaymaster/contracts/operations'
import type { ReactNode } from 'react'
import { useDecision, useMe } from '../lib/me.ts'
import { NoAccessPage } from './no-access-page.tsx'

type Props = { operation: Operation; children: ReactNode }

/** Shows a page only to who may open it; everybody else reads why not. */
export function PageGate({ operation, children }: Props) {
  const decision = useDecision(operation)
  const { otherRoles } = useMe()
  return decision.isAllowed ? children : <NoAccessPage decision={decision} roles={otherRoles[operation] ?? []} />
}
