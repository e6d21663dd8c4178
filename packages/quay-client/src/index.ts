export { createQuayClient } from './client.ts'
export type { QuayClient } from './client.ts'
export type { QuayBulkhead, QuayCallOptions, QuayCallReport, QuayClientOptions, QuayDeadlines } from './options.ts'

export type { QuayCanary } from './canary.ts'
export type { QuayCurrentUser, QuayCurrentUserResource } from './current-user.ts'
export type { QuayRegistry, QuayRegistryResource } from './registry.ts'
export type { QuayQuota, QuaySuperuserKind, QuayUser } from './user.ts'
export type { QuayUserPage, QuayUserPageQuery, QuayUserWalk } from './user-pages.ts'
export type { QuayUserRefusal } from './user-refusals.ts'
export type { QuayCreatedUser, QuayNewUser, QuayUserChange, QuayUsersResource } from './users.ts'

export { parseQuayToken } from './token.ts'

export {
  QuayAbortedError,
  QuayError,
  QuayHttpError,
  QuayNameError,
  QuayNetworkError,
  QuayOverloadedError,
  QuayPageRestartError,
  QuayResponseError,
  QuaySchemaError,
  QuayTimeoutError,
  QuayUnavailableError,
  QuayUserRefusedError,
} from './errors.ts'
export type { QuayHttpErrorKind, QuayNetworkErrorCode, QuayResponseErrorCode } from './errors.ts'
export {
  isQuayError,
  isQuayHttpError,
  isQuayNameError,
  isQuayNetworkError,
  isQuayOutcomeUnknown,
  isQuayOverloadedError,
  isQuayPageRestartError,
  isQuayResponseError,
  isQuaySchemaError,
  isQuayTimeoutError,
  isQuayTokenRefusal,
  isQuayUnavailableError,
  isQuayUserRefusedError,
} from './type-guards.ts'
