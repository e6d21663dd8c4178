import type { Resource } from '../../resource.ts'
import { namespaceEvents } from './events.ts'

export const namespaces: Resource = { operations: [], events: namespaceEvents }
