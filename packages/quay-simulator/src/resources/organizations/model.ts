import type { Clock } from '../../clock.ts'
import type { State } from '../../state.ts'
import type { Organization } from './rows.ts'
import type { Team, TeamRole } from '../teams/rows.ts'
import type { User } from '../namespaces/user-rows.ts'
import { randomUuid } from '../../random-text.ts'
import { defaultTagExpirationSeconds } from '../namespaces/user-accounts.ts'

/** The organization of that name. */
export const findOrganization = (state: State, name: string): Organization | undefined =>
  state.organizations.find('name', name)

/** The team of that name in the organization. */
export const findTeam = (state: State, organization: Organization | undefined, name: string): Team | undefined =>
  organization && state.teams.findAll('organizationId', organization.id).find((team) => team.name === name)

/** Stores a team without any check. */
export const insertTeam = (
  state: State,
  organizationId: number,
  team: { name: string; role: TeamRole; description: string },
): Team => state.teams.insert({ id: state.nextId('teams'), organizationId, ...team })

/** Puts a person or a robot into a team. */
export function addToTeam(state: State, teamId: number, accountId: number): void {
  state.teamMembers.insert({ id: state.nextId('teamMembers'), teamId, accountId })
}

/** Whether the account is in the team. */
export const isInTeam = (state: State, teamId: number, accountId: number): boolean =>
  state.teamMembers.findAll('teamId', teamId).some((member) => member.accountId === accountId)

/** Stores an organization with the team `owners`, whose only member is its owner. */
export function insertOrganization(
  state: State,
  clock: Clock,
  organization: { name: string; email: string | null; owner: User },
): Organization {
  const made = state.organizations.insert({
    id: state.nextId('namespaces'),
    name: organization.name,
    email: organization.email || randomUuid(),
    isInvoiceEmailOn: false,
    invoiceEmailAddress: null,
    tagExpirationSeconds: defaultTagExpirationSeconds,
    createdMs: clock.nowMs(),
  })
  const owners = insertTeam(state, made.id, { name: 'owners', role: 'admin', description: '' })
  addToTeam(state, owners.id, organization.owner.id)
  return made
}

/** The organizations that the person is in a team of. */
export function organizationsOf(state: State, user: User): Organization[] {
  const ids = new Set(
    state.teamMembers
      .findAll('accountId', user.id)
      .map((member) => state.teams.get(member.teamId)?.organizationId)
      .filter((id) => id !== undefined),
  )
  return [...ids].map((id) => state.organizations.get(id)).filter((organization) => organization !== undefined)
}
