import { json, noContent } from '../../../api/answer.ts'
import { invalidRequest, notFound } from '../../../api/api-error.ts'
import { userOf } from '../../../auth/identity.ts'
import {
  canAdministerOrganization,
  isGlobalReader,
  isOrganizationMember,
  isSuperuser,
  unauthorized,
} from '../../../auth/permissions.ts'
import { booleanParameter, parameter, type Call, type Operation } from '../../../api/call.ts'
import { rfc2822 } from '../../../dates.ts'
import { findTeam, isInTeam } from '../../organizations/model.ts'
import { addOrInvite, findAccount, leaveTeam, syncService, accountsOfTeam, type Account } from '../model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { hasFeature } from '../../../settings.ts'
import type { Team } from '../rows.ts'
import { pathOrganization, requireAdministrator } from '../../organizations/access.ts'
import { accountView, existingTeam, inviteView, refuseSynced, type TeamOfPath } from './team-view.ts'
import { notifyInvited } from './team-invites.ts'
import { requireCaller } from '../../../auth/callers.ts'

const path = '/api/v1/organization/{orgname}/team/{teamname}/members'
const itemPath = `${path}/{membername}`

/** Whether the caller may look into the team: members, administrators, readers of everything. */
function canView(call: Call): boolean {
  const { state, identity } = call
  const organization = pathOrganization(call)
  if (isGlobalReader(state, identity) || canAdministerOrganization(state, identity, organization)) return true
  const user = userOf(identity)
  const team = findTeam(state, organization, parameter(call, 'teamname'))
  return (
    user !== undefined &&
    team !== undefined &&
    isInTeam(state, team.id, user.id) &&
    isOrganizationMember(state, identity, organization)
  )
}

/** Whether the caller may bind teams to groups (identity.md 5.6). */
export function canSetUpSync(call: Call): boolean {
  const { state, identity } = call
  const isAllowed = hasFeature(state.settings, 'NONSUPERUSER_TEAM_SYNCING_SETUP') || isSuperuser(state, identity)
  return isAllowed && canAdministerOrganization(state, identity, pathOrganization(call))
}

/** What the list says of a team's group. */
function syncKeys(call: Call, team: Team): Record<string, unknown> {
  const { state, identity } = call
  const service = syncService(state)
  if (service === undefined) return {}
  const base = state.directory && service === 'ldap' ? { base_dn: state.directory.baseDn } : {}
  const sync = state.teamSyncs.find('teamId', team.id)
  const isTold = hasFeature(state.settings, 'NONSUPERUSER_TEAM_SYNCING_SETUP') || isSuperuser(state, identity)
  return {
    ...(canSetUpSync(call) ? { can_sync: { service, ...base } } : {}),
    ...(sync
      ? {
          synced: {
            service: sync.service,
            ...(isTold
              ? { last_updated: sync.lastUpdatedMs === null ? null : rfc2822(sync.lastUpdatedMs), config: sync.config }
              : {}),
          },
        }
      : {}),
  }
}

const listMembers: Operation = {
  name: 'team.list-members',
  method: 'GET',
  path,
  handle(call) {
    const { state, identity } = call
    const isWithPending = booleanParameter(call, 'includePending', false)
    if (!canView(call)) throw unauthorized(identity)
    const { organization, team } = existingTeam(call)
    const canEdit = canAdministerOrganization(state, identity, organization)
    const invites = isWithPending && canEdit ? state.teamInvites.findAll('teamId', team.id) : []
    return json({
      name: team.name,
      members: [
        ...accountsOfTeam(state, team).map((account) => accountView(account, false)),
        ...invites.map((invite) => inviteView(call, invite)),
      ],
      can_edit: canEdit,
      ...syncKeys(call, team),
    })
  },
}

const isRobotName = (name: string): boolean => name.includes('+')

/** The team of the path and whom it names, for those who may change who is in it. */
function changeableMember(call: Call, refuseUnknown: () => Error): TeamOfPath & { account: Account } {
  const name = parameter(call, 'membername')
  if (!isRobotName(name)) refuseSynced(call)
  requireAdministrator(call)
  const { organization, team } = existingTeam(call)
  const account = findAccount(call.state, name)
  if (!account) throw refuseUnknown()
  return { organization, team, account }
}

const addMember: Operation = {
  name: 'team.add-member',
  method: 'PUT',
  path: itemPath,
  handle(call) {
    const { organization, team, account } = changeableMember(call, () => invalidRequest('Unknown user'))
    const inviting = { organization, team, inviter: requireCaller(call) }
    const invite = addOrInvite(call.state, inviting, account)
    const name = account.username
    const metadata = { member: name, team: team.name }
    if (!invite) {
      logAction(call, 'org_add_team_member', { namespaceId: organization.id }, metadata)
      return json(accountView(account, false))
    }
    // The mail comes last: when it cannot be sent, the person is invited all the same (settings-mail.json, step 12).
    notifyInvited(call, inviting, invite, account.email)
    logAction(call, 'org_invite_team_member', { namespaceId: organization.id }, { user: name, ...metadata })
    return json(accountView(account, true))
  },
}

const removeMember: Operation = {
  name: 'team.remove-member',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    const { state } = call
    const { organization, team, account } = changeableMember(call, notFound)
    const name = account.username
    const metadata = { team: team.name, member: name }
    const invite = state.teamInvites.findAll('teamId', team.id).find((row) => row.userId === account.id)
    if (invite) {
      state.teamInvites.delete(invite.id)
      logAction(call, 'org_delete_team_member_invite', { namespaceId: organization.id }, { user: name, ...metadata })
      return noContent()
    }
    leaveTeam(state, organization, team, account, requireCaller(call))
    logAction(call, 'org_remove_team_member', { namespaceId: organization.id }, metadata)
    return noContent()
  },
}

export const teamMemberOperations: Operation[] = [listMembers, addMember, removeMember]
