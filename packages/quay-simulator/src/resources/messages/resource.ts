import type { Resource } from '../../resource.ts'
import { messageOperations } from './routes.ts'

export const messages: Resource = { operations: messageOperations }
