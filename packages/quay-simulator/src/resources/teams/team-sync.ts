import { CrashError, invalidRequest } from '../../api/api-error.ts'
import type { Clock } from '../../clock.ts'
import type { Directory } from '../directory/rows.ts'
import type { State } from '../../state.ts'
import type { Team, TeamSync } from './rows.ts'
import { arrive } from '../directory/model.ts'
import { addToTeam } from '../organizations/model.ts'

const refusal = (reason: string) => invalidRequest(`Could not sync to group: ${reason}`)

/**
 * The members of a group, by its name relative to the base: letters' case and blanks around `=` and `,` do not matter
 * (directory-sync-refused.json). No group and an empty one are the same.
 */
function membersOf(directory: Directory, groupDn: string): string[] {
  const normal = groupDn
    .toLowerCase()
    .split(/([=,])/)
    .map((part) => part.trim())
    .join('')
  const name = /^cn=([^,]+),ou=groups$/.exec(normal)?.[1]
  return (name !== undefined && directory.groups.get(name)) || []
}

/** Refuses a group that cannot be followed, in the order in which Quay finds out. */
export function checkGroup(state: State, config: unknown): asserts config is Record<string, unknown> {
  const { directory } = state
  if (!directory) throw refusal('Not supported')
  if (typeof config !== 'object' || config === null || Array.isArray(config)) throw new CrashError('No mapping')
  const groupDn = (config as Record<string, unknown>)['group_dn']
  if (groupDn === undefined || groupDn === null || groupDn === '') throw refusal('Missing group_dn')
  if (typeof groupDn !== 'string') throw new CrashError('No text')
  if (!directory.isReachable) throw new CrashError('The directory is out of reach')
  if (!directory.isPasswordGood) throw refusal('LDAP Admin dn or password is invalid')
  if (membersOf(directory, groupDn).length === 0) throw refusal('Group does not exist or is empty')
}

/** Ties a team to a group; a team that is tied already breaks a constraint (directory-sync-twice.json, step 4). */
export function tieTeam(state: State, team: Team, service: string, config: Record<string, unknown>): void {
  if (state.teamSyncs.find('teamId', team.id)) throw new CrashError('duplicate key value: team sync')
  state.teamSyncs.insert({ id: state.nextId('teamSyncs'), teamId: team.id, service, config, lastUpdatedMs: null })
}

/** Makes the people of a team those of its group; robots are never touched. */
function syncTeam(state: State, clock: Clock, directory: Directory, sync: TeamSync): string | undefined {
  const members = membersOf(directory, String(sync.config['group_dn']))
  const wanted = new Set<number>()
  for (const uid of members) {
    const user = arrive(state, clock, uid)
    if (typeof user === 'string') return user
    wanted.add(user.id)
  }
  for (const row of state.teamMembers.findAll('teamId', sync.teamId)) {
    if (state.users.get(row.accountId) && !wanted.delete(row.accountId)) state.teamMembers.delete(row.id)
  }
  for (const id of wanted) addToTeam(state, sync.teamId, id)
  state.teamSyncs.update(sync.id, { lastUpdatedMs: clock.nowMs() })
  return undefined
}

/**
 * One round of the worker that copies groups into teams; one person who cannot become a user breaks it off (identity.md 5.6).
 * @returns why it broke off, if it did
 */
export function syncTeams(state: State, clock: Clock): string | undefined {
  const { directory } = state
  if (!directory) return undefined
  if (!directory.isReachable || !directory.isPasswordGood) return 'The directory cannot be asked'
  const due = Array.from(state.teamSyncs.all())
  for (const sync of due) {
    const failure = syncTeam(state, clock, directory, sync)
    if (failure !== undefined) return failure
  }
  return undefined
}
