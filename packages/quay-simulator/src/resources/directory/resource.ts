import type { Resource } from '../../resource.ts'
import { directoryEvents } from './events.ts'

export const directory: Resource = { operations: [], events: directoryEvents }
