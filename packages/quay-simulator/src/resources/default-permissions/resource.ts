import type { Resource } from '../../resource.ts'
import { defaultPermissionOperations } from './routes.ts'

export const defaultPermissions: Resource = { operations: defaultPermissionOperations }
