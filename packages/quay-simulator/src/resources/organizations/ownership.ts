import { CrashError } from '../../api/api-error.ts'
import type { State } from '../../state.ts'
import type { Organization } from './rows.ts'
import type { User } from '../namespaces/user-rows.ts'
import { deletePermissionsOf } from '../namespaces/model.ts'
import { addToTeam, insertTeam, isInTeam } from './model.ts'

/** Makes the person an administrator of the organization. */
export function joinAdministrators(state: State, organization: Organization, user: User): void {
  const admins = state.teams.findAll('organizationId', organization.id).filter((team) => team.role === 'admin')
  const [first] = admins
  if (!first) throw new CrashError('An organization without a team of administrators')
  if (!admins.some((team) => isInTeam(state, team.id, user.id))) addToTeam(state, first.id, user.id)
}

/** Turns a person into an organization, for good: no sign-in, no direct roles, a team `owners` with its new owner. */
export function convertToOrganization(state: State, user: User, owner: User): Organization {
  deletePermissionsOf(state, user.id)
  for (const row of state.teamMembers.findAll('accountId', user.id)) state.teamMembers.delete(row.id)
  state.users.delete(user.id)
  const organization = state.organizations.insert({
    id: user.id,
    name: user.username,
    email: user.email,
    isInvoiceEmailOn: user.isInvoiceEmailOn,
    invoiceEmailAddress: user.invoiceEmailAddress,
    tagExpirationSeconds: user.tagExpirationSeconds,
    createdMs: user.createdMs,
  })
  const owners = insertTeam(state, organization.id, { name: 'owners', role: 'admin', description: '' })
  addToTeam(state, owners.id, owner.id)
  return organization
}
