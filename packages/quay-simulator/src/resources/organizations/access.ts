import { notFound } from '../../api/api-error.ts'
import { canAdministerOrganization, isGlobalReader, unauthorized } from '../../auth/permissions.ts'
import { parameter, type Call } from '../../api/call.ts'
import { findOrganization } from './model.ts'
import type { Organization } from './rows.ts'

/** The organization that the path names, if there is one. */
export const pathOrganization = (call: Call): Organization | undefined =>
  findOrganization(call.state, parameter(call, 'orgname'))

/** Lets administrators of the organization pass, before anybody learns whether it exists. */
export function requireAdministrator(call: Call): void {
  if (!canAdministerOrganization(call.state, call.identity, pathOrganization(call))) throw unauthorized(call.identity)
}

/** Lets administrators and global read-only superusers pass. */
export function requireAdministratorRead(call: Call): void {
  if (!isGlobalReader(call.state, call.identity)) requireAdministrator(call)
}

/** The organization of the path, or 404. */
export function existingOrganization(call: Call): Organization {
  const organization = pathOrganization(call)
  if (!organization) throw notFound()
  return organization
}
