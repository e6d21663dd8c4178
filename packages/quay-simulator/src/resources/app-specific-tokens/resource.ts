import type { Resource } from '../../resource.ts'
import { appSpecificTokenOperations } from './routes.ts'

export const appSpecificTokens: Resource = { operations: appSpecificTokenOperations }
