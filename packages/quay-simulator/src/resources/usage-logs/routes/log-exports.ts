import { json, page, type Answer } from '../../../api/answer.ts'
import { ApiError, CrashError, invalidRequest } from '../../../api/api-error.ts'
import { requireOwnAccount } from '../../../auth/callers.ts'
import { isGlobalReader, unauthorized } from '../../../auth/permissions.ts'
import { canAdministerNamespace } from '../../../auth/repository-permissions.ts'
import { parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import { namespaceId } from '../../namespaces/model.ts'
import { randomUuid } from '../../../random-text.ts'
import { existingRepository, pathPlace, requireRepositoryRole } from '../../repositories/access.ts'
import { logAction } from '../../../action-log/log-action.ts'
import type { Schema } from '../../../python/schema.ts'
import { checkCallbackUrl } from '../callback-url.ts'
import { exportAttempts } from '../exports.ts'
import type { ExportSubject } from '../rows.ts'
import { requestedWindow } from '../window.ts'
import { dayMs } from '../../../day.ts'

type ExportRequest = { callback_url?: string; callback_email?: string }

const exportSchema: Schema = {
  type: 'object',
  properties: { callback_url: { type: 'string' }, callback_email: { type: 'string' } },
}

/** Writes what became of a request for an export; the key of its time really is `date/time` (logs-export.json, step 9). */
function logExport(
  call: Call,
  subject: ExportSubject,
  request: ExportRequest,
  metadata: Record<string, unknown>,
): void {
  const kind = 'error' in metadata ? 'export_logs_failure' : 'export_logs_success'
  const filing = { namespaceId: subject.namespaceId, repositoryId: subject.repositoryId ?? undefined }
  logAction(call, kind, filing, {
    'date/time': Math.floor(call.clock.nowMs() / 1000),
    ...metadata,
    url: request.callback_url || null,
    email: request.callback_email || null,
    ...(subject.repository === null ? {} : { repo: subject.repository }),
  })
}

function queueExport(call: Call, subject: ExportSubject, request: ExportRequest): string {
  if (request.callback_url) checkCallbackUrl(request.callback_url)
  if (request.callback_email && !request.callback_email.includes('@')) throw invalidRequest('Invalid callback e-mail')
  const { startMs, endMs } = requestedWindow(call)
  if (endMs < startMs) throw invalidRequest('Invalid time span selected')
  const exportId = randomUuid()
  call.state.logExports.waiting.push({
    ...subject,
    exportId,
    startMs: startMs - (startMs % dayMs),
    endMs: endMs - (endMs % dayMs),
    callbackUrl: request.callback_url || null,
    callbackEmail: request.callback_email || null,
    address: call.address,
    attemptsLeft: exportAttempts,
  })
  return exportId
}

function answerExport(call: Call, subject: ExportSubject, request: ExportRequest): Answer {
  try {
    const exportId = queueExport(call, subject, request)
    logExport(call, subject, request, { export_id: exportId, message: 'queued for export' })
    return json({ export_id: exportId })
  } catch (error) {
    if (error instanceof ApiError) logExport(call, subject, request, { error: error.message })
    throw error
  }
}

const namespaceSubject = (id: number, name: string): ExportSubject => ({
  namespaceId: id,
  namespace: name,
  repositoryId: null,
  repository: null,
})

const exportOwn: Operation = {
  name: 'current-user.log.export',
  method: 'POST',
  path: '/api/v1/user/exportlogs',
  handle(call) {
    const request = readBody<ExportRequest>(call, exportSchema)
    const { id, username } = requireOwnAccount(call)
    return answerExport(call, namespaceSubject(id, username), request)
  },
}

const exportOrganization: Operation = {
  name: 'organization.log.export',
  method: 'POST',
  path: '/api/v1/organization/{orgname}/exportlogs',
  handle(call) {
    const { state, identity } = call
    const request = readBody<ExportRequest>(call, exportSchema)
    const namespace = parameter(call, 'orgname')
    const id = namespaceId(state, namespace)
    // Its refusal is written under the organization, and there is none.
    if (id === undefined) throw new CrashError('No namespace to log under')
    const subject = namespaceSubject(id, namespace)
    if (!isGlobalReader(state, identity) && !canAdministerNamespace(state, identity, namespace)) {
      logExport(call, subject, request, { error: 'unauthorized' })
      throw unauthorized(identity)
    }
    return answerExport(call, subject, request)
  },
}

const exportRepository: Operation = {
  name: 'repository.log.export',
  method: 'POST',
  path: '/api/v1/repository/{repository}/exportlogs',
  handle(call) {
    // A global read-only superuser reads a repository's log and may not export it.
    requireRepositoryRole(call, 'admin')
    const request = readBody<ExportRequest>(call, exportSchema)
    const { namespace } = pathPlace(call)
    const repository = existingRepository(call)
    const subject = {
      namespaceId: repository.namespaceId,
      namespace,
      repositoryId: repository.id,
      repository: repository.name,
    }
    return answerExport(call, subject, request)
  },
}

const readExport: Operation = {
  name: 'log-export.read',
  method: 'GET',
  path: '/exportedlogs/{file_id}',
  handle(call) {
    const file = call.state.logExports.files.get(parameter(call, 'file_id'))
    if (!file) return page(404, 'Not Found')
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache, max-age=0' }
    return { status: 200, headers, body: file.toString('utf8'), hasCrossOriginHeaders: false }
  },
}

export const logExportOperations: Operation[] = [exportOwn, exportOrganization, exportRepository, readExport]
