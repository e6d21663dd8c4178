import type { Resource } from '../../resource.ts'
import { notificationOperations } from './routes.ts'

export const notifications: Resource = { operations: notificationOperations }
