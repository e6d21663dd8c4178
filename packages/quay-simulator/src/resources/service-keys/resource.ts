import type { Resource } from '../../resource.ts'
import { serviceKeyOperations } from './routes.ts'
import { serviceKeyEvents } from './events.ts'

export const serviceKeys: Resource = { operations: serviceKeyOperations, events: serviceKeyEvents }
