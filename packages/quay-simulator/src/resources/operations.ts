import type { Operation } from '../api/call.ts'
import { accountLifeOperations } from './users/routes/account-life.ts'
import { mailLinkOperations } from './mail/routes.ts'
import { ownAccountOperations } from './users/routes/own-account.ts'
import { buildOperations } from './builds/routes.ts'
import { mirrorChangeOperations } from './mirrors/routes/mirror-changes.ts'
import { mirrorOperations } from './mirrors/routes/mirrors.ts'
import { tagChangeOperations } from './tags/routes/tag-changes.ts'
import { tagOperations } from './tags/routes/tags.ts'
import { autoPrunePolicyOperations } from './policies/routes/autoprune-policies.ts'
import { immutabilityPolicyOperations } from './policies/routes/immutability-policies.ts'
import { oauthCodeOperations } from './applications/routes/oauth-code.ts'
import { findOperations } from './search/routes/find.ts'
import { entityOperations } from './search/routes/entities.ts'
import { robotFederationOperations } from './robot-accounts/routes/robot-federations.ts'
import { organizationQuotaOperations } from './quotas/routes/organization-quotas.ts'
import { defaultPermissionOperations } from './default-permissions/routes.ts'
import { repositoryNotificationOperations } from './repository-notifications/routes.ts'
import { repositoryPermissionOperations } from './repository-permissions/routes.ts'
import { repositoryOperations } from './repositories/routes/repositories.ts'
import { signInOperations } from './sign-in/routes.ts'
import { serviceKeyOperations } from './service-keys/routes.ts'
import { ownTokenOperations } from './applications/routes/own-tokens.ts'
import { appSpecificTokenOperations } from './app-specific-tokens/routes.ts'
import { applicationTokenOperations } from './applications/routes/application-tokens.ts'
import { applicationOperations } from './applications/routes/applications.ts'
import { currentUserOperations } from './users/routes/current-user.ts'
import { logExportOperations } from './usage-logs/routes/log-exports.ts'
import { messageOperations } from './messages/routes.ts'
import { notificationOperations } from './notifications/routes.ts'
import { organizationMemberOperations } from './organizations/routes/organization-members.ts'
import { organizationOperations } from './organizations/routes/organizations.ts'
import { registryAdministrationOperations } from './registry/routes/registry-administration.ts'
import { registryDescriptionOperations } from './registry/routes/registry-description.ts'
import { repositoryStateOperations } from './repositories/routes/repository-state.ts'
import { robotOperations } from './robot-accounts/routes/robot-accounts.ts'
import { superuserOrganizationOperations } from './organizations/routes/superuser-organizations.ts'
import { superuserQuotaOperations } from './quotas/routes/superuser-quotas.ts'
import { teamInviteOperations } from './teams/routes/team-invites.ts'
import { teamMemberOperations } from './teams/routes/team-members.ts'
import { teamSyncOperations } from './teams/routes/team-sync.ts'
import { teamOperations } from './teams/routes/teams.ts'
import { usageLogOperations } from './usage-logs/routes/usage-logs.ts'
import { userOperations } from './users/routes/users.ts'

/** Everything that the simulated registry can do. */
export const operations: readonly Operation[] = [
  ...accountLifeOperations,
  ...mailLinkOperations,
  ...ownAccountOperations,
  ...buildOperations,
  ...mirrorChangeOperations,
  ...mirrorOperations,
  ...tagChangeOperations,
  ...tagOperations,
  ...autoPrunePolicyOperations,
  ...immutabilityPolicyOperations,
  ...oauthCodeOperations,
  ...findOperations,
  ...entityOperations,
  ...robotFederationOperations,
  ...organizationQuotaOperations,
  ...defaultPermissionOperations,
  ...repositoryPermissionOperations,
  ...repositoryNotificationOperations,
  ...repositoryOperations,
  ...signInOperations,
  ...serviceKeyOperations,
  ...ownTokenOperations,
  ...appSpecificTokenOperations,
  ...applicationOperations,
  ...applicationTokenOperations,
  ...currentUserOperations,
  ...logExportOperations,
  ...messageOperations,
  ...notificationOperations,
  ...organizationMemberOperations,
  ...organizationOperations,
  ...registryAdministrationOperations,
  ...registryDescriptionOperations,
  ...repositoryStateOperations,
  ...robotOperations,
  ...superuserOrganizationOperations,
  ...superuserQuotaOperations,
  ...teamInviteOperations,
  ...teamMemberOperations,
  ...teamOperations,
  ...teamSyncOperations,
  ...usageLogOperations,
  ...userOperations,
]
