import { UnknownEventError, type World } from './event.ts'
import type { Resource } from './resource.ts'
import { appSpecificTokens } from './resources/app-specific-tokens/resource.ts'
import { applications } from './resources/applications/resource.ts'
import { builds } from './resources/builds/resource.ts'
import { defaultPermissions } from './resources/default-permissions/resource.ts'
import { directory } from './resources/directory/resource.ts'
import { mail } from './resources/mail/resource.ts'
import { messages } from './resources/messages/resource.ts'
import { mirrors } from './resources/mirrors/resource.ts'
import { namespaces } from './resources/namespaces/resource.ts'
import { notifications } from './resources/notifications/resource.ts'
import { organizations } from './resources/organizations/resource.ts'
import { policies } from './resources/policies/resource.ts'
import { quotas } from './resources/quotas/resource.ts'
import { registry } from './resources/registry/resource.ts'
import { repositories } from './resources/repositories/resource.ts'
import { repositoryNotifications } from './resources/repository-notifications/resource.ts'
import { repositoryPermissions } from './resources/repository-permissions/resource.ts'
import { robotAccounts } from './resources/robot-accounts/resource.ts'
import { search } from './resources/search/resource.ts'
import { serviceKeys } from './resources/service-keys/resource.ts'
import { signIn } from './resources/sign-in/resource.ts'
import { tags } from './resources/tags/resource.ts'
import { teams } from './resources/teams/resource.ts'
import { usageLogs } from './resources/usage-logs/resource.ts'
import { users } from './resources/users/resource.ts'

/** Everything that the simulated registry keeps. */
export const resources: readonly Resource[] = [
  appSpecificTokens,
  applications,
  builds,
  defaultPermissions,
  directory,
  mail,
  messages,
  mirrors,
  namespaces,
  notifications,
  organizations,
  policies,
  quotas,
  registry,
  repositories,
  repositoryNotifications,
  repositoryPermissions,
  robotAccounts,
  search,
  serviceKeys,
  signIn,
  tags,
  teams,
  usageLogs,
  users,
]

/** Everything that its API can do. */
export const operations = resources.flatMap((resource) => resource.operations)

const events = new Map(resources.flatMap((resource) => Object.entries(resource.events ?? {})))

/**
 * Makes something happen outside the API. Names and parameters: README of the recordings, "Events".
 * @throws UnknownEventError
 */
export function runEvent(world: World, name: string, parameters: Record<string, unknown>): unknown {
  const event = events.get(name)
  if (!event) throw new UnknownEventError(`There is no event ${name}`)
  return event(world, parameters)
}
