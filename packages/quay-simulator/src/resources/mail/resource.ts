import type { Resource } from '../../resource.ts'
import { mailLinkOperations } from './routes.ts'
import { mailEvents } from './events.ts'

export const mail: Resource = { operations: mailLinkOperations, events: mailEvents }
