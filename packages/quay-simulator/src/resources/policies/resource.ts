import type { Resource } from '../../resource.ts'
import { autoPrunePolicyOperations } from './routes/autoprune-policies.ts'
import { immutabilityPolicyOperations } from './routes/immutability-policies.ts'
import { policyEvents } from './events.ts'

export const policies: Resource = {
  operations: [...autoPrunePolicyOperations, ...immutabilityPolicyOperations],
  events: policyEvents,
}
