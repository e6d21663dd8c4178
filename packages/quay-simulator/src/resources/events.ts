import { buildEvents } from './builds/events.ts'
import { directoryEvents } from './directory/events.ts'
import type { World } from '../event.ts'
import { identityEvents } from './identity-events.ts'
import { logEvents } from './usage-logs/events.ts'
import { notificationEvents } from './repository-notifications/events.ts'
import { peopleEvents } from './people-events.ts'
import { registryEvents } from './registry/events.ts'
import { settingsEvents } from './settings-events.ts'

/** No event has that name. */
export class UnknownEventError extends Error {
  override readonly name = 'UnknownEventError'
}

const events = {
  ...buildEvents,
  ...directoryEvents,
  ...identityEvents,
  ...logEvents,
  ...notificationEvents,
  ...peopleEvents,
  ...registryEvents,
  ...settingsEvents,
}

/** Makes something happen outside the API. Names and parameters: README of the recordings, "Events". */
export function happen(world: World, name: string, parameters: Record<string, unknown>): unknown {
  if (!Object.hasOwn(events, name)) throw new UnknownEventError(`There is no event ${name}`)
  return events[name as keyof typeof events](world, parameters)
}
