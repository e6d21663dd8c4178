import type { Resource } from '../../resource.ts'
import { registryAdministrationOperations } from './routes/registry-administration.ts'
import { registryDescriptionOperations } from './routes/registry-description.ts'
import { registryEvents } from './events.ts'

export const registry: Resource = {
  operations: [...registryAdministrationOperations, ...registryDescriptionOperations],
  events: registryEvents,
}
