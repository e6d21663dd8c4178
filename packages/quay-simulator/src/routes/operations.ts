import type { Operation } from '../call.ts'
import { accountLifeOperations } from './account-life.ts'
import { mailLinkOperations } from './mail-links.ts'
import { ownAccountOperations } from './own-account.ts'
import { buildOperations } from './builds.ts'
import { mirrorChangeOperations } from './mirror-changes.ts'
import { mirrorOperations } from './mirrors.ts'
import { tagChangeOperations } from './tag-changes.ts'
import { tagOperations } from './tags.ts'
import { autoPrunePolicyOperations } from './autoprune-policies.ts'
import { immutabilityPolicyOperations } from './immutability-policies.ts'
import { oauthCodeOperations } from './oauth-code.ts'
import { findOperations } from './find.ts'
import { entityOperations } from './entities.ts'
import { robotFederationOperations } from './robot-federations.ts'
import { organizationQuotaOperations } from './organization-quotas.ts'
import { defaultPermissionOperations } from './default-permissions.ts'
import { repositoryNotificationOperations } from './repository-notifications.ts'
import { repositoryPermissionOperations } from './repository-permissions.ts'
import { repositoryOperations } from './repositories.ts'
import { signInOperations } from './sign-in.ts'
import { serviceKeyOperations } from './service-keys.ts'
import { ownTokenOperations } from './own-tokens.ts'
import { appSpecificTokenOperations } from './app-specific-tokens.ts'
import { applicationTokenOperations } from './application-tokens.ts'
import { applicationOperations } from './applications.ts'
import { currentUserOperations } from './current-user.ts'
import { logExportOperations } from './log-exports.ts'
import { messageOperations } from './messages.ts'
import { notificationOperations } from './notifications.ts'
import { organizationMemberOperations } from './organization-members.ts'
import { organizationOperations } from './organizations.ts'
import { registryAdministrationOperations } from './registry-administration.ts'
import { registryDescriptionOperations } from './registry-description.ts'
import { repositoryStateOperations } from './repository-state.ts'
import { robotOperations } from './robots.ts'
import { superuserOrganizationOperations } from './superuser-organizations.ts'
import { superuserQuotaOperations } from './superuser-quotas.ts'
import { teamInviteOperations } from './team-invites.ts'
import { teamMemberOperations } from './team-members.ts'
import { teamSyncOperations } from './team-sync.ts'
import { teamOperations } from './teams.ts'
import { usageLogOperations } from './usage-logs.ts'
import { userOperations } from './users.ts'

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
