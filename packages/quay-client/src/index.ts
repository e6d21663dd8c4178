export { createQuayClient } from './client.ts'
export type { QuayClient } from './client.ts'
export type { QuayBulkhead, QuayCallOptions, QuayCallReport, QuayClientOptions, QuayDeadlines } from './options.ts'

export type { QuayCanary } from './canary.ts'
export type { QuayCurrentUser, QuayCurrentUserResource } from './current-user.ts'
export type { QuayLogCountQuery, QuayLogCounts } from './log-counts.ts'
export type { QuayLogEntry } from './log-entry.ts'
export type { QuayExportRefusal, QuayLogExportRequest } from './log-export.ts'
export type { QuayLogPage, QuayLogPageQuery, QuayLogPageToken } from './log-pages.ts'
export { cutLongStrings } from './long-strings.ts'
export type { QuayLogScope } from './log-scope.ts'
export { QuayLogWindowError } from './log-window.ts'
export type { QuayLogWindow } from './log-window.ts'
export type { QuayLogsResource } from './logs.ts'
export type { QuayOrganizationsResource } from './organizations.ts'
export type { QuayRegistry, QuayRegistryResource } from './registry.ts'
export type { QuayQuota, QuaySuperuserKind, QuayUser } from './user.ts'
export type { QuayUserPage, QuayUserPageQuery, QuayUserWalk } from './user-pages.ts'
export type { QuayUserRefusal } from './user-refusals.ts'
export type { QuayCreatedUser, QuayNewUser, QuayUserChange, QuayUsersResource } from './users.ts'

export { readJson } from './json.ts'
export type { JsonResult } from './json.ts'
export { parseQuayToken } from './token.ts'

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
} from './errors.ts'
export type { QuayHttpErrorKind, QuayNetworkErrorCode, QuayResponseErrorCode } from './errors.ts'
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
} from './type-guards.ts'
