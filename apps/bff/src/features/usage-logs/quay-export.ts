import type { RouteBody } from '@quaymaster/contracts/route'
import type { requestQuayExport } from '@quaymaster/contracts/usage-logs'
import { isQuayExportRefusedError, isQuayHttpError } from '@quaymaster/quay-client'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from '../../problems/problem-error.ts'
import { isThereInQuay } from './place.ts'

const FIELDS: Readonly<Record<string, string>> = {
  'callback-url': 'callbackUrl',
  'callback-email': 'email',
  window: 'to',
}

/** Has Quay export by itself; who asked to be told, and how, is Quay's business from then on. */
export async function askQuayForExport(
  app: FastifyInstance,
  body: RouteBody<typeof requestQuayExport>,
  request: FastifyRequest,
): Promise<string> {
  const { namespace, repository, from, to, email, callbackUrl } = body
  if (from > to) throw new ProblemError('usage_log_range_inverted', 400, { field: 'to' })
  if (email === undefined && callbackUrl === undefined) throw new ProblemError('input_invalid', 400, { field: 'email' })
  const scope =
    repository === undefined
      ? ({ kind: 'organization', name: namespace } as const)
      : ({ kind: 'repository', path: repository } as const)
  const userAgent = app.quay.userAgent({ requestId: request.id, staffId: request.actor.staffId })
  try {
    const asked = { scope, from, to, callbackUrl, callbackEmail: email }
    const { exportId } = await app.quay.write((client) => client.logs.requestExport(asked, { userAgent }))
    return exportId
  } catch (error) {
    // Whose log it is, Quay looks for before anything else.
    const scopeField = repository === undefined ? 'namespace' : 'repository'
    if (isQuayHttpError(error, 'not-found')) {
      throw new ProblemError('quay_not_found', 404, { field: scopeField, cause: error })
    }
    // Quay fails while it writes its own refusal into the log of an organization that is not there.
    const isCrash = isQuayHttpError(error, 'server-error') && scope.kind === 'organization'
    if (isCrash && !(await isThereInQuay(app, scope, to))) {
      throw new ProblemError('quay_not_found', 404, { field: scopeField, cause: error })
    }
    if (!isQuayExportRefusedError(error)) throw error
    throw new ProblemError('quay_refused', 400, {
      field: FIELDS[error.refusal] ?? scopeField,
      technicalDetail: error.quayMessage,
      cause: error,
    })
  }
}
