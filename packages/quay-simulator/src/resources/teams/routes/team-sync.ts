import { json } from '../../../api/answer.ts'
import { CrashError } from '../../../api/api-error.ts'
import { unauthorized } from '../../../auth/permissions.ts'
import { readBody, requireFreshLogin, type Call, type Operation } from '../../../api/call.ts'
import { checkGroup, tieTeam } from '../team-sync.ts'
import { syncService } from '../model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { canSetUpSync } from './team-members.ts'
import { existingTeam } from './team-view.ts'
import { ownTeamView } from './teams.ts'

const path = '/api/v1/organization/{orgname}/team/{teamname}/syncing'

function requireSyncer(call: Call): void {
  requireFreshLogin(call)
  if (!canSetUpSync(call)) throw unauthorized(call.identity)
}

const tie: Operation = {
  name: 'team-sync.create',
  method: 'POST',
  path,
  handle(call) {
    requireSyncer(call)
    const { organization, team } = existingTeam(call)
    // There is no schema: whatever the service understands is kept as a whole (directory-sync-twice.json, step 2).
    const config = readBody<unknown>(call, {}, () => new CrashError('null is no mapping'))
    checkGroup(call.state, config)
    tieTeam(call.state, team, syncService(call.state) ?? '', config)
    logAction(call, 'enable_team_sync', { namespaceId: organization.id }, { team: team.name })
    return json(ownTeamView(team, false))
  },
}

const untie: Operation = {
  name: 'team-sync.delete',
  method: 'DELETE',
  path,
  handle(call) {
    requireSyncer(call)
    const { organization, team } = existingTeam(call)
    const sync = call.state.teamSyncs.find('teamId', team.id)
    if (sync) call.state.teamSyncs.delete(sync.id)
    logAction(call, 'disable_team_sync', { namespaceId: organization.id }, { team: team.name })
    return json(ownTeamView(team, false))
  },
}

export const teamSyncOperations: Operation[] = [tie, untie]
