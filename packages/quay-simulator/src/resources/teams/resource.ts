import type { Resource } from '../../resource.ts'
import { teamInviteOperations } from './routes/team-invites.ts'
import { teamMemberOperations } from './routes/team-members.ts'
import { teamSyncOperations } from './routes/team-sync.ts'
import { teamOperations } from './routes/teams.ts'
import { teamEvents } from './events.ts'

export const teams: Resource = {
  operations: [...teamInviteOperations, ...teamMemberOperations, ...teamSyncOperations, ...teamOperations],
  events: teamEvents,
}
