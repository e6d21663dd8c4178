import type { Resource } from '../../resource.ts'
import { repositoryPermissionOperations } from './routes.ts'

export const repositoryPermissions: Resource = { operations: repositoryPermissionOperations }
