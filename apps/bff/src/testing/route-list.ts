import * as accountContracts from '@quaymaster/contracts/staff'
import * as downloadContracts from '@quaymaster/contracts/downloads'
import * as userContracts from '@quaymaster/contracts/users'
import * as meContracts from '@quaymaster/contracts/me'
import * as openApiContracts from '@quaymaster/contracts/openapi'
import * as sessionContracts from '@quaymaster/contracts/session'
import * as setUpContracts from '@quaymaster/contracts/set-up'
import * as statusContracts from '@quaymaster/contracts/status'
import * as usageLogContracts from '@quaymaster/contracts/usage-logs'
import type { RouteContract } from '@quaymaster/contracts/route'

const isContract = (value: unknown): value is RouteContract =>
  typeof value === 'object' && value !== null && 'operation' in value && 'url' in value

/** Every contract there is, found by looking rather than by a list that somebody forgets to extend. */
export const ALL_CONTRACTS: readonly RouteContract[] = [
  accountContracts,
  userContracts,
  downloadContracts,
  meContracts,
  openApiContracts,
  sessionContracts,
  setUpContracts,
  statusContracts,
  usageLogContracts,
]
  .flatMap((module) => Object.values(module))
  .filter(isContract)
