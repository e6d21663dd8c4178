import type { Resource } from '../../resource.ts'
import { organizationMemberOperations } from './routes/organization-members.ts'
import { organizationOperations } from './routes/organizations.ts'
import { superuserOrganizationOperations } from './routes/superuser-organizations.ts'
import { organizationEvents } from './events.ts'

export const organizations: Resource = {
  operations: [...organizationMemberOperations, ...organizationOperations, ...superuserOrganizationOperations],
  events: organizationEvents,
}
