import type { Resource } from '../../resource.ts'
import { tagChangeOperations } from './routes/tag-changes.ts'
import { tagOperations } from './routes/tags.ts'
import { tagEvents } from './events.ts'

export const tags: Resource = { operations: [...tagChangeOperations, ...tagOperations], events: tagEvents }
