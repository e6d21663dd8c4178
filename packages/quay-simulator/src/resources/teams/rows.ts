import { createCollection, type Row } from '../../collection.ts'

export type TeamRole = 'member' | 'creator' | 'admin'

export type Team = Row & { organizationId: number; name: string; description: string; role: TeamRole }

export type TeamSync = Row & {
  teamId: number
  service: string
  config: Record<string, unknown>
  lastUpdatedMs: number | null
}

/** `accountId` is a user's or a robot's. */
export type TeamMember = Row & { teamId: number; accountId: number }

export type TeamInvite = Row & {
  teamId: number
  uuid: string
  inviterId: number
  userId: number | null
  email: string | null
}

/** The tables of teams, empty. */
export const createTeamState = () => ({
  teams: createCollection<Team, 'organizationId'>({ organizationId: (row) => row.organizationId }),
  teamSyncs: createCollection<TeamSync, 'teamId'>({ teamId: (row) => row.teamId }),
  teamMembers: createCollection<TeamMember, 'teamId' | 'accountId'>({
    teamId: (row) => row.teamId,
    accountId: (row) => row.accountId,
  }),
  teamInvites: createCollection<TeamInvite, 'teamId' | 'userId' | 'uuid'>({
    teamId: (row) => row.teamId,
    userId: (row) => row.userId ?? undefined,
    uuid: (row) => row.uuid,
  }),
})
