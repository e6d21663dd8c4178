import type { Resource } from '../../resource.ts'
import { buildOperations } from './routes.ts'
import { buildEvents } from './events.ts'

export const builds: Resource = { operations: buildOperations, events: buildEvents }
