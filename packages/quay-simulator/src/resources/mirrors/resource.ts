import type { Resource } from '../../resource.ts'
import { mirrorChangeOperations } from './routes/mirror-changes.ts'
import { mirrorOperations } from './routes/mirrors.ts'
import { mirrorEvents } from './events.ts'

export const mirrors: Resource = { operations: [...mirrorChangeOperations, ...mirrorOperations], events: mirrorEvents }
