export { createQuayClient } from './client.ts'
export type { QuayClient } from './client.ts'
export type { QuayBulkhead, QuayCallOptions, QuayCallReport, QuayClientOptions, QuayDeadlines } from './options.ts'

export type { QuayCanary } from './resources/current-user/canary.ts'
export type { QuayCurrentUser, QuayCurrentUserResource } from './resources/current-user/current-user.ts'
export type { QuayLogCountQuery, QuayLogCounts } from './resources/usage-logs/log-counts.ts'
export type { QuayLogEntry } from './resources/usage-logs/log-entry.ts'
export type { QuayExportRefusal, QuayLogExportRequest } from './resources/usage-logs/log-export.ts'
export type { QuayLogPage, QuayLogPageQuery, QuayLogPageToken } from './resources/usage-logs/log-pages.ts'
export { cutLongStrings } from './transport/long-strings.ts'
export type { QuayLogScope } from './resources/usage-logs/log-scope.ts'
export { QuayLogWindowError } from './resources/usage-logs/log-window.ts'
export type { QuayLogWindow } from './resources/usage-logs/log-window.ts'
export type { QuayLogsResource } from './resources/usage-logs/logs.ts'
export type { QuayOrganizationsResource } from './resources/organizations/organizations.ts'
export type { QuayRegistry, QuayRegistryResource } from './resources/registry/registry.ts'
export type { QuayQuota, QuaySuperuserKind, QuayUser } from './resources/users/user.ts'
export type { QuayUserPage, QuayUserPageQuery, QuayUserWalk } from './resources/users/user-pages.ts'
export type { QuayUserRefusal } from './resources/users/user-refusals.ts'
export type { QuayCreatedUser, QuayNewUser, QuayUserChange, QuayUsersResource } from './resources/users/users.ts'

export { readJson } from './transport/json.ts'
export type { JsonResult } from './transport/json.ts'
export { parseQuayToken } from './transport/token.ts'

export {
  QuayAbortedError,
  QuayError,
  QuayExportRefusedError,
  QuayHttpError,
  QuayNameError,
  QuayNetworkError,
  QuayOverloadedError,
  QuayPageRestartError,
  QuayPageTooLargeError,
  QuayResponseError,
  QuaySchemaError,
  QuayTimeoutError,
  QuayUnavailableError,
  QuayUnknownPerformerError,
  QuayUserRefusedError,
} from './errors/errors.ts'
export type { QuayHttpErrorKind, QuayNetworkErrorCode, QuayResponseErrorCode } from './errors/errors.ts'
export {
  isQuayError,
  isQuayExportRefusedError,
  isQuayHttpError,
  isQuayLogWindowError,
  isQuayNameError,
  isQuayNetworkError,
  isQuayOutcomeUnknown,
  isQuayOverloadedError,
  isQuayPageRestartError,
  isQuayPageTooLargeError,
  isQuayResponseError,
  isQuaySchemaError,
  isQuayTimeoutError,
  isQuayTokenRefusal,
  isQuayUnavailableError,
  isQuayUnknownPerformerError,
  isQuayUserRefusedError,
} from './errors/type-guards.ts'
