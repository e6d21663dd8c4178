import { userOf } from '../../auth/identity.ts'
import { canAdministerOrganization, isGlobalReader, isOrganizationMember } from '../../auth/permissions.ts'
import { avatarOf } from '../../avatar.ts'
import type { Call } from '../../api/call.ts'
import { isRealAddress } from '../namespaces/naming.ts'
import { isInTeam } from './model.ts'
import { quotaKeys } from '../quotas/model.ts'
import { syncService } from '../teams/model.ts'
import type { Organization } from './rows.ts'
import type { Team } from '../teams/rows.ts'

function teamView(call: Call, team: Team, isAdministrator: boolean): Record<string, unknown> {
  const { state, identity } = call
  const user = userOf(identity)
  return {
    name: team.name,
    description: team.description,
    role: team.role,
    avatar: avatarOf(team.name, null, 'team'),
    can_view: isAdministrator || (user !== undefined && isInTeam(state, team.id, user.id)),
    repo_count: new Set(state.repositoryPermissions.findAll('teamId', team.id).map((row) => row.repositoryId)).size,
    member_count: state.teamMembers.findAll('teamId', team.id).length,
    is_synced: syncService(state) !== undefined && state.teamSyncs.find('teamId', team.id) !== undefined,
  }
}

function teamKeys(call: Call, organization: Organization, isAdministrator: boolean): Record<string, unknown> {
  const teams = call.state.teams.findAll('organizationId', organization.id)
  return {
    teams: Object.fromEntries(teams.map((team) => [team.name, teamView(call, team, isAdministrator)])),
    ordered_teams: teams.map((team) => team.name),
  }
}

/** An organization as the caller may see it: outsiders, members, administrators (organizations-read.json). */
export function organizationView(call: Call, organization: Organization): Record<string, unknown> {
  const { state, identity } = call
  const isReader = isGlobalReader(state, identity)
  const isAdministrator = isReader || canAdministerOrganization(state, identity, organization)
  const isMember = isReader || isOrganizationMember(state, identity, organization)
  return {
    name: organization.name,
    email: isAdministrator && isRealAddress(organization.email) ? organization.email : '',
    // The kind is `user` here and `org` elsewhere (identity.md 1.13).
    avatar: avatarOf(organization.name, organization.email, 'user'),
    is_admin: isAdministrator,
    is_member: isMember,
    ...(isMember ? teamKeys(call, organization, isAdministrator) : {}),
    ...(isAdministrator
      ? {
          invoice_email: organization.isInvoiceEmailOn,
          invoice_email_address: organization.invoiceEmailAddress,
          tag_expiration_s: organization.tagExpirationSeconds,
          is_free_account: true,
        }
      : {}),
    ...(isMember ? quotaKeys(state, organization.id) : {}),
  }
}
