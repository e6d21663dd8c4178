import {
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
import type { QuayHttpErrorKind } from './errors.ts'
import { QuayLogWindowError } from '../resources/usage-logs/log-window.ts'

/** Any failed call, but not {@link isQuaySchemaError}. */
export const isQuayError = (error: unknown): error is QuayError => error instanceof QuayError

/** Quay answered with an error; with `kind`, with that one. */
export const isQuayHttpError = (error: unknown, kind?: QuayHttpErrorKind): error is QuayHttpError =>
  error instanceof QuayHttpError && (kind === undefined || error.kind === kind)

/** Quay refused something about a person, for a reason that is known. */
export const isQuayUserRefusedError = (error: unknown): error is QuayUserRefusedError =>
  error instanceof QuayUserRefusedError

/** Quay refused an export, for a reason that is known. */
export const isQuayExportRefusedError = (error: unknown): error is QuayExportRefusedError =>
  error instanceof QuayExportRefusedError

/** Quay failed over a performer: most likely nobody has that name. */
export const isQuayUnknownPerformerError = (error: unknown): error is QuayUnknownPerformerError =>
  error instanceof QuayUnknownPerformerError

/** A day that Quay cannot read, or a range that ends before it starts; nothing was sent. */
export const isQuayLogWindowError = (error: unknown): error is QuayLogWindowError => error instanceof QuayLogWindowError

/** The way to Quay broke. */
export const isQuayNetworkError = (error: unknown): error is QuayNetworkError => error instanceof QuayNetworkError

/** The deadline passed. */
export const isQuayTimeoutError = (error: unknown): error is QuayTimeoutError => error instanceof QuayTimeoutError

/** Too many calls wait. */
export const isQuayOverloadedError = (error: unknown): error is QuayOverloadedError =>
  error instanceof QuayOverloadedError

/** Calls are suspended after repeated failures. */
export const isQuayUnavailableError = (error: unknown): error is QuayUnavailableError =>
  error instanceof QuayUnavailableError

/** What answered does not speak as Quay does. */
export const isQuayResponseError = (error: unknown): error is QuayResponseError => error instanceof QuayResponseError

/** A walk over pages was thrown back to an earlier page. */
export const isQuayPageRestartError = (error: unknown): error is QuayPageRestartError =>
  error instanceof QuayPageRestartError

/** A page of a log is too large to read. */
export const isQuayPageTooLargeError = (error: unknown): error is QuayPageTooLargeError =>
  error instanceof QuayPageTooLargeError

/** A text may not be sent. */
export const isQuayNameError = (error: unknown): error is QuayNameError => error instanceof QuayNameError

/** The answer's shape is unknown; outside the family of {@link QuayError}. */
export const isQuaySchemaError = (error: unknown): error is QuaySchemaError => error instanceof QuaySchemaError

/** True where a change may have happened although its call failed. */
export const isQuayOutcomeUnknown = (error: unknown): boolean =>
  (error instanceof QuayError || error instanceof QuaySchemaError) && error.isOutcomeUnknown

/** The credential is dead: Quay treats its calls as anonymous. */
export const isQuayTokenRefusal = (error: unknown): boolean => isQuayHttpError(error, 'invalid-token')
