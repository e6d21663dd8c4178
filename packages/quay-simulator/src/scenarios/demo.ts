import type { Clock } from '../clock.ts'
import { insertUser } from '../resources/namespaces/user-accounts.ts'
import type { Scenario } from '../registry.ts'
import { hasDatabaseAccounts } from '../settings.ts'
import type { State } from '../state.ts'
import type { User } from '../resources/namespaces/user-rows.ts'
import { addDemoOrganizations } from './demo-organization-rows.ts'
import { addDemoRepositories } from './demo-repositories.ts'
import { createDemoPeople } from './demo-people.ts'
import type { DemoPerson } from './demo-people.ts'
import { createRandom } from './demo-random.ts'
import { addDemoUsageLog } from './demo-usage-log.ts'
import { dayMs } from '../day.ts'

/** The demo's second superuser, beside `quayadmin`. */
const secondSuperuser: DemoPerson = {
  username: 'helena.ross',
  email: 'helena.ross@example.com',
  isEnabled: true,
  isVerified: true,
  ageDays: 900,
}

function addPerson(state: State, clock: Clock, { ageDays, ...person }: DemoPerson): User {
  const isLocal = hasDatabaseAccounts(state.settings)
  const user = insertUser(state, clock, {
    ...person,
    password: isLocal ? `${person.username}-pass1` : null,
    directoryName: isLocal ? null : person.username,
  })
  state.users.update(user.id, { createdMs: clock.nowMs() - ageDays * dayMs })
  return user
}

/**
 * A registry of believable size and names on top of the fresh one: the same for everybody who begins it.
 * @param people how many there are in all, those of the fresh registry among them
 * @param logEntries how many entries the usage log begins with
 */
export function demoWorld(start: Scenario, people: number, logEntries: number): Scenario {
  return (state: State, clock: Clock) => {
    start(state, clock)
    const random = createRandom(2026)
    // So that wrong passwords and refused pulls are in its log, too.
    for (const what of ['LOGIN', 'PULL', 'PUSH', 'DELETE'])
      state.settings.fresh[`ACTION_LOG_AUDIT_${what}_FAILURES`] = true
    state.settings.fresh['SUPER_USERS'] = ['quayadmin', secondSuperuser.username]
    const reserved = [...[...state.users.all()].map(({ username }) => username), secondSuperuser.username]
    const users = [secondSuperuser, ...createDemoPeople(random, people - state.users.size - 1, reserved)]
      // Quay lists people in the order in which they came.
      .toSorted((one, other) => other.ageDays - one.ageDays)
      .map((person) => addPerson(state, clock, person))
    addDemoOrganizations(state, clock, random, users)
    addDemoRepositories(state, clock, createRandom(2027))
    addDemoUsageLog(state, clock, logEntries)
  }
}
