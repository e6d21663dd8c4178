import { QuayHttpError } from '../../errors/http-error.ts'
import type { QuayHttp } from '../../transport/http.ts'
import { scopeAddress } from './log-scope.ts'
import type { QuayLogScope } from './log-scope.ts'
import { assertSingleLine } from '../../transport/names.ts'
import type { QuayCallOptions } from '../../options.ts'
import { WireLogExport, logExportBody, logQuery } from './wire.ts'

export type QuayLogExportRequest = {
  /** There is none for the whole registry. */
  scope: Exclude<QuayLogScope, { kind: 'registry' }>
  /** Days in UTC, both included; Quay adds one more day at the end. */
  from: string
  to: string
  /** http or https, reachable from Quay; with neither this nor the mail nobody would learn where the file is. */
  callbackUrl?: string | undefined
  callbackEmail?: string | undefined
}

/** Why Quay refused an export. */
export type QuayExportRefusal = 'callback-url' | 'callback-email' | 'window' | 'scope-gone' | 'unknown'

/** Quay refused to export a log, and this client knows why. */
export class QuayExportRefusedError extends QuayHttpError {
  override readonly name = 'QuayExportRefusedError'
  readonly refusal: QuayExportRefusal

  constructor(refusal: QuayExportRefusal, error: QuayHttpError) {
    super({ operation: error.operation, status: error.status, kind: error.kind, quayText: error.quayText })
    this.refusal = refusal
  }
}

/** Quay refused an export, for a reason that is known. */
export const isQuayExportRefusedError = (error: unknown): error is QuayExportRefusedError =>
  error instanceof QuayExportRefusedError

/** Quay's sentences (content.md 1.5). */
const SENTENCES: readonly (readonly [RegExp, QuayExportRefusal])[] = [
  [/^Invalid callback e-mail/, 'callback-email'],
  [/^Invalid callback URL|^Invalid URL scheme|^URLs? (?:with|must)|^Cannot resolve hostname/, 'callback-url'],
  [/^Invalid time span/, 'window'],
  [/^Invalid export request|^Invalid namespace requested/, 'scope-gone'],
]

/** Has Quay write a file; see `QuayLogsResource.requestExport`. */
export async function requestLogExport(
  http: QuayHttp,
  request: QuayLogExportRequest,
  options?: QuayCallOptions,
): Promise<{ exportId: string }> {
  const { scope, callbackUrl, callbackEmail } = request
  const operation = 'logs.request-export'
  if (callbackUrl === undefined && callbackEmail === undefined) {
    throw new TypeError('An export needs an address to which Quay says where the file is.')
  }
  if (callbackUrl !== undefined) assertSingleLine(operation, 'callbackUrl', callbackUrl)
  if (callbackEmail !== undefined) assertSingleLine(operation, 'callbackEmail', callbackEmail)
  try {
    return await http.call(
      {
        operation,
        method: 'POST',
        ...scopeAddress(scope, 'exportlogs'),
        query: logQuery({ from: request.from, to: request.to }),
        body: logExportBody(callbackUrl, callbackEmail),
        answer: WireLogExport,
      },
      options,
    )
  } catch (error) {
    if (!(error instanceof QuayHttpError) || error.kind !== 'refused') throw error
    const text = error.quayText ?? ''
    throw new QuayExportRefusedError(SENTENCES.find(([sentence]) => sentence.test(text))?.[1] ?? 'unknown', error)
  }
}
