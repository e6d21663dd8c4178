import { json, noContent } from '../../../api/answer.ts'
import { modelError, notFound } from '../../../api/api-error.ts'
import { parameter, type Call, type Operation } from '../../../api/call.ts'
import { sendMail } from '../../mail/model.ts'
import { notify } from '../../notifications/model.ts'
import { addToTeam, isInTeam } from '../../organizations/model.ts'
import { insertInvite } from '../model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import type { Organization } from '../../organizations/rows.ts'
import type { Team, TeamInvite } from '../rows.ts'
import type { User } from '../../namespaces/user-rows.ts'
import { requireAdministrator } from '../../organizations/access.ts'
import { existingTeam, inviteView, refuseSynced } from './team-view.ts'
import { requireCaller, requireOwnAccount } from '../../../auth/callers.ts'

const emailPath = '/api/v1/organization/{orgname}/team/{teamname}/invite/{email}'
const codePath = '/api/v1/teaminvite/{code}'
const codePrefix = 'urn:teaminvite:'

/** Tells somebody of an invitation: people by a notification first, everybody by mail. */
export function notifyInvited(
  call: Call,
  { organization, team, inviter }: { organization: Organization; team: Team; inviter: User },
  invite: TeamInvite,
  email: string,
): void {
  if (invite.userId !== null) {
    notify(call, invite.userId, 'org_team_invite', {
      code: codePrefix + invite.uuid,
      inviter: inviter.username,
      org: organization.name,
      team: team.name,
    })
  }
  const subject = `You have been invited to join a team: ${organization.name}`
  sendMail(call.state, email, subject, codePrefix + invite.uuid)
}

const inviteAddress: Operation = {
  name: 'team.invite-address',
  method: 'PUT',
  path: emailPath,
  handle(call) {
    refuseSynced(call)
    requireAdministrator(call)
    const { organization, team } = existingTeam(call)
    const email = parameter(call, 'email')
    const inviting = { organization, team, inviter: requireCaller(call) }
    const invite = insertInvite(call.state, inviting, { email })
    notifyInvited(call, inviting, invite, email)
    const metadata = { email, member: email, team: team.name }
    logAction(call, 'org_invite_team_member', { namespaceId: organization.id }, metadata)
    return json(inviteView(call, invite))
  },
}

const withdrawAddress: Operation = {
  name: 'team.withdraw-address',
  method: 'DELETE',
  path: emailPath,
  handle(call) {
    requireAdministrator(call)
    const { organization, team } = existingTeam(call)
    const email = parameter(call, 'email')
    // One invitation per call, however many there are (settings-mail-works.json, step 27).
    const invite = call.state.teamInvites.findAll('teamId', team.id).find((row) => row.email === email)
    if (!invite) throw notFound()
    call.state.teamInvites.delete(invite.id)
    const metadata = { email, team: team.name, member: email }
    logAction(call, 'org_delete_team_member_invite', { namespaceId: organization.id }, metadata)
    return noContent()
  },
}

type Invited = { user: User; invite: TeamInvite; team: Team; organization: Organization }

/** The invitation of a code, which must be the caller's. */
function ownInvite(call: Call): Invited {
  const { state } = call
  const user = requireOwnAccount(call)
  const code = parameter(call, 'code')
  const invite = state.teamInvites.find('uuid', code.startsWith(codePrefix) ? code.slice(codePrefix.length) : code)
  const team = invite && state.teams.get(invite.teamId)
  const organization = team && state.organizations.get(team.organizationId)
  if (!invite || !team || !organization) throw modelError('Invalid confirmation code.')
  if (invite.userId !== null && invite.userId !== user.id) {
    const owner = state.users.get(invite.userId)?.username ?? ''
    throw modelError(
      `This invite is intended for user "${owner}".\n                 Please login to that account and try again.`,
    )
  }
  return { user, invite, team, organization }
}

/** The invitations of a person to teams of the organization; one of them is settled for all. */
function invitesTo(call: Call, { user, invite, organization }: Invited): TeamInvite[] {
  const others = call.state.teamInvites
    .findAll('userId', user.id)
    .filter((row) => call.state.teams.get(row.teamId)?.organizationId === organization.id)
  return [...new Map([invite, ...others].map((row) => [row.id, row])).values()]
}

function forget(call: Call, { user, organization }: Invited): void {
  for (const row of call.state.notifications.findAll('userId', user.id)) {
    if (row.kind === 'org_team_invite' && row.metadata['org'] === organization.name) {
      call.state.notifications.delete(row.id)
    }
  }
}

function logSettled(call: Call, kind: string, { user, invite, team, organization }: Invited): void {
  const inviter = call.state.users.get(invite.inviterId)?.username ?? null
  logAction(call, kind, { namespaceId: organization.id }, { member: user.username, team: team.name, inviter })
}

const acceptInvite: Operation = {
  name: 'team-invite.accept',
  method: 'PUT',
  path: codePath,
  handle(call) {
    const invited = ownInvite(call)
    for (const row of invitesTo(call, invited)) {
      if (!isInTeam(call.state, row.teamId, invited.user.id)) addToTeam(call.state, row.teamId, invited.user.id)
      call.state.teamInvites.delete(row.id)
    }
    forget(call, invited)
    logSettled(call, 'org_team_member_invite_accepted', invited)
    return json({ org: invited.organization.name, team: invited.team.name })
  },
}

const declineInvite: Operation = {
  name: 'team-invite.decline',
  method: 'DELETE',
  path: codePath,
  handle(call) {
    const invited = ownInvite(call)
    call.state.teamInvites.delete(invited.invite.id)
    forget(call, invited)
    logSettled(call, 'org_team_member_invite_declined', invited)
    return noContent()
  },
}

export const teamInviteOperations: Operation[] = [inviteAddress, withdrawAddress, acceptInvite, declineInvite]
