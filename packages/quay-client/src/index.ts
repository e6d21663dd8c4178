export { createQuayClient } from './client.ts'
export type { QuayClient } from './client.ts'
export type { QuayBulkhead, QuayCallOptions, QuayCallReport, QuayClientOptions, QuayDeadlines } from './options.ts'

export type { QuayCanary } from './resources/users/current-user/canary.ts'
export type { QuayCurrentUserResource } from './resources/users/current-user/current-user-resource.ts'
export type { QuayCurrentUser } from './resources/users/current-user/current-user.ts'

export type { QuayOrganizationsResource } from './resources/organizations/organizations.ts'

export type { QuayRegistryResource } from './resources/registry/registry-resource.ts'
export type { QuayRegistry } from './resources/registry/registry.ts'

export type { QuayLogCountQuery, QuayLogCounts } from './resources/usage-logs/log-counts.ts'
export type { QuayLogEntry } from './resources/usage-logs/log-entry.ts'
export { QuayExportRefusedError, isQuayExportRefusedError } from './resources/usage-logs/log-export.ts'
export type { QuayExportRefusal, QuayLogExportRequest } from './resources/usage-logs/log-export.ts'
export type { QuayLogPageToken } from './resources/usage-logs/log-page-token.ts'
export type { QuayLogPage, QuayLogPageQuery } from './resources/usage-logs/log-pages.ts'
export type { QuayLogScope } from './resources/usage-logs/log-scope.ts'
export { QuayLogWindowError, isQuayLogWindowError } from './resources/usage-logs/log-window.ts'
export type { QuayLogWindow } from './resources/usage-logs/log-window.ts'
export type { QuayLogsResource } from './resources/usage-logs/logs.ts'
export { QuayPageTooLargeError, isQuayPageTooLargeError } from './resources/usage-logs/page-too-large-error.ts'
export {
  QuayUnknownPerformerError,
  isQuayUnknownPerformerError,
} from './resources/usage-logs/unknown-performer-error.ts'

export type { QuayUserPage, QuayUserPageQuery, QuayUserWalk } from './resources/users/user-pages.ts'
export { QuayUserRefusedError, isQuayUserRefusedError } from './resources/users/user-refusals.ts'
export type { QuayUserRefusal } from './resources/users/user-refusals.ts'
export type { QuayQuota, QuaySuperuserKind, QuayUser } from './resources/users/user.ts'
export type { QuayCreatedUser, QuayNewUser, QuayUserChange, QuayUsersResource } from './resources/users/users.ts'

export { QuayHttpError, isQuayHttpError, isQuayTokenRefusal } from './errors/http-error.ts'
export type { QuayHttpErrorKind } from './errors/http-error.ts'
export { QuayNameError, isQuayNameError } from './errors/name-error.ts'
export { QuayNetworkError, isQuayNetworkError } from './errors/network-error.ts'
export type { QuayNetworkErrorCode } from './errors/network-error.ts'
export { QuayPageRestartError, isQuayPageRestartError } from './errors/page-restart-error.ts'
export { QuayError, isQuayError } from './errors/quay-error.ts'
export { QuayResponseError, isQuayResponseError } from './errors/response-error.ts'
export type { QuayResponseErrorCode } from './errors/response-error.ts'
export { QuaySchemaError, isQuayOutcomeUnknown, isQuaySchemaError } from './errors/schema-error.ts'
export {
  QuayAbortedError,
  QuayOverloadedError,
  QuayTimeoutError,
  QuayUnavailableError,
  isQuayOverloadedError,
  isQuayTimeoutError,
  isQuayUnavailableError,
} from './errors/unfinished-call-errors.ts'

export { readJson } from './transport/json.ts'
export type { JsonResult } from './transport/json.ts'
export { cutLongStrings } from './transport/long-strings.ts'
export { parseQuayToken } from './transport/token.ts'
