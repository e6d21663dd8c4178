import type { Resource } from '../../resource.ts'
import { signInOperations } from './routes.ts'

export const signIn: Resource = { operations: signInOperations }
