import type { Resource } from '../../resource.ts'
import { entityOperations } from './routes/entities.ts'
import { findOperations } from './routes/find.ts'

export const search: Resource = { operations: [...entityOperations, ...findOperations] }
