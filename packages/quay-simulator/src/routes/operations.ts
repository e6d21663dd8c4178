import type { Operation } from '../call.ts'
import { currentUserOperations } from './current-user.ts'
import { registryDescriptionOperations } from './registry-description.ts'
import { userOperations } from './users.ts'

/** Everything that the simulated registry can do. */
export const operations: readonly Operation[] = [
  ...currentUserOperations,
  ...registryDescriptionOperations,
  ...userOperations,
]
