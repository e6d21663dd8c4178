import { invalidRequest, notFound } from '../../../api/api-error.ts'
import { avatarOf } from '../../../avatar.ts'
import { parameter, type Call } from '../../../api/call.ts'
import { findTeam } from '../../organizations/model.ts'
import { accountAvatar, accountById, syncService, type Account } from '../model.ts'
import type { Organization } from '../../organizations/rows.ts'
import type { Team, TeamInvite } from '../rows.ts'
import { pathOrganization } from '../../organizations/access.ts'

export type TeamOfPath = { organization: Organization; team: Team }

/** The organization and the team of the path, or 404. */
export function existingTeam(call: Call): TeamOfPath {
  const organization = pathOrganization(call)
  const team = findTeam(call.state, organization, parameter(call, 'teamname'))
  if (!organization || !team) throw notFound()
  return { organization, team }
}

/** Refuses a change of people in a team that follows a group, whoever calls (directory-sync-edits.json). */
export function refuseSynced(call: Call): void {
  if (syncService(call.state) === undefined) return
  const team = findTeam(call.state, pathOrganization(call), parameter(call, 'teamname'))
  if (team && call.state.teamSyncs.find('teamId', team.id)) {
    throw invalidRequest('Cannot call this method on an auth-synced team')
  }
}

/** Somebody in a team, or about to be. */
export const accountView = (account: Account, isInvited: boolean) => ({
  name: account.username,
  kind: 'user',
  is_robot: account.isRobot,
  avatar: accountAvatar(account),
  invited: isInvited,
})

/** An invitation: of a person as a member to be, of an address as itself. */
export function inviteView(call: Call, invite: TeamInvite): Record<string, unknown> {
  const account = invite.userId === null ? undefined : accountById(call.state, invite.userId)
  if (account) return accountView(account, true)
  const email = invite.email ?? ''
  return { email, kind: 'invite', avatar: avatarOf(email, email, 'user'), invited: true }
}
