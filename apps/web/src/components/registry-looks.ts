import type { RegistrySummary } from '@quaymaster/contracts/registry'
import type { StatusKind } from './status-label.tsx'

/** How each state of the registry looks, everywhere. */
export const REGISTRY_LOOKS: Record<RegistrySummary['state'], StatusKind> = {
  starting: 'working',
  live: 'fine',
  slow: 'attention',
  unreachable: 'broken',
  'bad-response': 'broken',
  'credential-suspect': 'attention',
  'credential-dead': 'broken',
}
