import type { Resource } from '../../resource.ts'
import { repositoryOperations } from './routes/repositories.ts'
import { repositoryStateOperations } from './routes/repository-state.ts'

export const repositories: Resource = { operations: [...repositoryOperations, ...repositoryStateOperations] }
