import type { Clock } from '../clock.ts'
import { addToTeam, insertOrganization, insertTeam } from '../resources/organizations/model.ts'
import type { State } from '../state.ts'
import type { Organization } from '../resources/organizations/rows.ts'
import type { User } from '../resources/namespaces/user-rows.ts'
import { organizationNames, robotPlans, teamPlans } from './demo-organizations.ts'
import type { TeamPlan } from './demo-organizations.ts'
import type { Random } from './demo-random.ts'

const minuteMs = 60 * 1000
const dayMs = 24 * 60 * minuteMs
const gibibyte = 1024 ** 3

/** What all rows of one organization are made from. */
type Making = { state: State; random: Random; users: readonly User[]; nowMs: number; organization: Organization }

function addMembers({ state, random, users }: Making, teamId: number, count: number): void {
  const chosen = new Set(Array.from({ length: count }, () => users[random.integer(users.length)]))
  for (const user of chosen) if (user) addToTeam(state, teamId, user.id)
}

// Most tied teams were synchronized within the hour; some hang for days, some have never been, as with a group that is gone.
function lastSyncMs({ random, nowMs }: Making): number | null {
  if (random.isHit(0.08)) return null
  if (random.isHit(0.12)) return nowMs - (2 + random.integer(20)) * dayMs
  return nowMs - random.integer(55) * minuteMs
}

function addTeam(making: Making, plan: TeamPlan): void {
  const { state, random, organization } = making
  const { name, role, description } = plan
  const team = insertTeam(state, organization.id, { name, role, description })
  addMembers(making, team.id, 1 + random.integer(plan.members))
  if (!random.isHit(0.3)) return
  state.teamSyncs.insert({
    id: state.nextId('teamSyncs'),
    teamId: team.id,
    service: 'ldap',
    config: { group_dn: `cn=${organization.name}-${name},ou=groups` },
    lastUpdatedMs: lastSyncMs(making),
  })
}

function addRobots({ state, random, organization, nowMs }: Making): void {
  for (const { shortName, description } of robotPlans) {
    if (!random.isHit(0.45)) continue
    state.robots.insert({
      id: state.nextId('namespaces'),
      namespaceId: organization.id,
      username: `${organization.name}+${shortName}`,
      shortName,
      email: random.uuid(),
      token: random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 64),
      description,
      metadata: {},
      createdMs: nowMs - random.integer(900) * dayMs,
      lastAccessedMs: random.isHit(0.2) ? null : nowMs - random.integer(20 * 24 * 60) * minuteMs,
    })
  }
}

function addQuota({ state, random, organization }: Making): void {
  if (!random.isHit(0.35)) return
  const quotaId = state.nextId('quotas')
  const limitBytes = random.pick([50, 100, 250, 500]) * gibibyte
  state.quotas.insert({ id: quotaId, namespaceId: organization.id, limitBytes })
  const addLimit = (type: 'Warning' | 'Reject', limitPercent: number) =>
    state.quotaLimits.insert({ id: state.nextId('quotaLimits'), quotaId, type, limitPercent })
  addLimit('Warning', 80)
  if (random.isHit(0.5)) addLimit('Reject', 100)
}

/** Adds the organizations of the demo with their teams, robots and quotas. */
export function addDemoOrganizations(state: State, clock: Clock, random: Random, users: readonly User[]): void {
  const nowMs = clock.nowMs()
  for (const name of organizationNames) {
    const owner = users[random.integer(users.length)]
    if (!owner) return
    const organization = insertOrganization(state, clock, { name, email: `${name}@example.com`, owner })
    state.organizations.update(organization.id, { createdMs: nowMs - (30 + random.integer(1400)) * dayMs })
    const making: Making = { state, random, users, nowMs, organization }
    for (const plan of teamPlans) if (random.isHit(0.55)) addTeam(making, plan)
    addRobots(making)
    addQuota(making)
  }
}
