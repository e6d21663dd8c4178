import { invalidRequest, modelError } from '../../api/api-error.ts'
import type { Clock } from '../../clock.ts'
import { setting } from '../../settings.ts'
import type { State } from '../../state.ts'
import type { Robot } from './rows.ts'
import { rfc2822 } from '../../dates.ts'
import { nameProblem } from '../namespaces/naming.ts'
import { randomUpperText, randomUuid } from '../../random-text.ts'

/** A namespace that robots belong to: a user's or an organization's. */
export type RobotOwner = { id: number; name: string }

export type NewRobot = { description: string; unstructured_metadata: Record<string, unknown> }

/** The robot of that short name. */
export function namedRobot(state: State, namespaceName: string, shortName: string): Robot {
  const robot = state.robots.find('username', `${namespaceName}+${shortName}`)
  // 400 where one expects a 404 (robots-one.json, step 8).
  if (!robot) throw modelError('Could not find robot with specified username')
  return robot
}

/** The robot of that full name, which must belong to the namespace (mirror-create-refusals.json, steps 51 to 60). */
export function namedRobotByName(state: State, username: string, namespaceId: number): Robot {
  const robot = state.robots.find('username', username)
  if (!robot) throw modelError('Could not find robot with specified username')
  if (robot.namespaceId !== namespaceId) throw modelError('Invalid robot')
  return robot
}

/** Makes a robot (robots-create.json). */
export function createRobot(
  state: State,
  clock: Clock,
  owner: RobotOwner,
  shortName: string,
  wanted: Partial<NewRobot>,
): Robot {
  if (setting(state.settings, 'ROBOTS_DISALLOW') === true) {
    throw invalidRequest('Robot accounts have been disabled. Please contact your administrator.')
  }
  const problem = nameProblem(shortName, 'Namespace')
  if (problem) throw invalidRequest(`The name for the robot '${shortName}' is invalid: ${problem}`)
  const username = `${owner.name}+${shortName}`
  if (state.robots.find('username', username)) throw invalidRequest(`Existing robot with name: ${username}`)
  if (username.length > 255) throw modelError('value too long for type character varying(255)\n')
  return state.robots.insert({
    id: state.nextId('namespaces'),
    namespaceId: owner.id,
    username,
    shortName,
    email: randomUuid(),
    token: randomUpperText(64),
    description: wanted.description ?? '',
    metadata: wanted.unstructured_metadata ?? null,
    createdMs: clock.nowMs(),
    lastAccessedMs: null,
  })
}

/** Gives the robot another token; its avatar changes with it. */
export function regenerateToken(state: State, robot: Robot): Robot {
  state.robots.update(robot.id, { token: randomUpperText(64), email: randomUuid() })
  return state.robots.get(robot.id) ?? robot
}

/** What every view of a robot begins with. */
export const robotKeys = (robot: Robot): Record<string, unknown> => ({
  name: robot.username,
  created: rfc2822(robot.createdMs),
  last_accessed: robot.lastAccessedMs === null ? null : rfc2822(robot.lastAccessedMs),
})
