import { json, noContent } from '../../../api/answer.ts'
import { CrashError, invalidRequest } from '../../../api/api-error.ts'
import { readBody, type Call, type Operation } from '../../../api/call.ts'
import {
  changedQuotaSchema,
  checkBytes,
  deleteQuota,
  insertQuota,
  newQuotaSchema,
  quotaView,
  quotaViews,
  sizeInWords,
  wantedBytes,
} from '../model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import type { Quota } from '../rows.ts'
import {
  type QuotaFamily,
  type WritableQuotaFamily,
  organizationQuotas,
  ownQuotas,
  superuserQuotas,
} from './quota-families.ts'
import { quotaOf } from '../access.ts'

/** What the log says of a quota. */
const quotaMetadata = (namespace: string, quota: Quota) => ({
  namespace,
  limit_bytes: quota.limitBytes,
  limit: sizeInWords(quota.limitBytes),
})

/** Sets a quota where there was none. */
function createQuota(call: Call, namespace: string, id: number, existsMessage: string): void {
  const body = readBody(call, newQuotaSchema)
  if (call.state.quotas.find('namespaceId', id)) throw invalidRequest(existsMessage)
  const wanted = wantedBytes(body) ?? 0
  checkBytes(body, wanted)
  const quota = insertQuota(call.state, id, wanted)
  logAction(call, 'org_create_quota', { namespaceId: id }, quotaMetadata(namespace, quota))
}

/** Changes a quota; nothing and 0 change nothing (quotas-superuser.json, step 6). */
function changeQuota(call: Call, namespace: string, quota: Quota): Quota {
  const body = readBody(call, changedQuotaSchema)
  const wanted = wantedBytes(body)
  if (!wanted) return quota
  checkBytes(body, wanted)
  call.state.quotas.update(quota.id, { limitBytes: wanted })
  const changed = call.state.quotas.get(quota.id) ?? quota
  const previous = { previous_limit_bytes: quota.limitBytes, previous_limit: sizeInWords(quota.limitBytes) }
  const metadata = { ...quotaMetadata(namespace, changed), ...previous }
  logAction(call, 'org_change_quota', { namespaceId: quota.namespaceId }, metadata)
  return changed
}

/** Takes a quota away. */
function removeQuota(call: Call, namespace: string, quota: Quota): void {
  deleteQuota(call.state, quota)
  const metadata = { ...quotaMetadata(namespace, quota), quota_id: quota.id }
  logAction(call, 'org_delete_quota', { namespaceId: quota.namespaceId }, metadata)
}

const readOperation = ({ name, path, readableId }: QuotaFamily): Operation => ({
  name: `${name}.read`,
  method: 'GET',
  path: `${path}/{quota_id}`,
  handle: (call) => json(quotaView(call.state, quotaOf(call, readableId(call)))),
})

const listOperation = ({ name, path, readableId }: QuotaFamily): Operation => ({
  name: `${name}.list`,
  method: 'GET',
  path,
  handle: (call) => json(quotaViews(call.state, readableId(call))),
})

const writeOperations = (family: WritableQuotaFamily): Operation[] => [
  {
    name: `${family.name}.create`,
    method: 'POST',
    path: family.path,
    handle(call) {
      family.checkSession(call)
      readBody(call, newQuotaSchema)
      const { id, name } = family.writableNamespace(call)
      if (id === undefined) throw new CrashError('No such namespace')
      createQuota(call, name, id, family.existsMessage(name))
      return json('Created', 201)
    },
  },
  {
    name: `${family.name}.update`,
    method: 'PUT',
    path: `${family.path}/{quota_id}`,
    handle(call) {
      family.checkSession(call)
      readBody(call, changedQuotaSchema)
      const { id, name } = family.writableNamespace(call)
      return json(quotaView(call.state, changeQuota(call, name, quotaOf(call, id))))
    },
  },
  {
    name: `${family.name}.delete`,
    method: 'DELETE',
    path: `${family.path}/{quota_id}`,
    // Here nobody asks how young a session is.
    handle(call) {
      const { id, name } = family.writableNamespace(call)
      removeQuota(call, name, quotaOf(call, id))
      return noContent()
    },
  },
]

export const quotaOperations: Operation[] = [
  ...[organizationQuotas, ownQuotas].flatMap((family) => [listOperation(family), readOperation(family)]),
  ...superuserQuotas.map(listOperation),
  ...[organizationQuotas, ...superuserQuotas].flatMap(writeOperations),
]
