import type { State } from '../state.ts'
import { userOf, type Identity } from './identity.ts'
import { canAdministerOrganization, hasScope } from './permissions.ts'

/** Whether the caller administers a namespace of either kind; people administer their own (logs-access-unknown-things.json). */
export const canAdministerNamespace = (state: State, identity: Identity, namespace: string): boolean =>
  canAdministerOrganization(state, identity, state.organizations.find('name', namespace)) ||
  (userOf(identity)?.username === namespace && hasScope(identity, 'org:admin'))
