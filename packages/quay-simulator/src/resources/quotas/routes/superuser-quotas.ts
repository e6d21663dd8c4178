import { json, noContent } from '../../../api/answer.ts'
import { CrashError, invalidRequest, notFound } from '../../../api/api-error.ts'
import { parameter, readBody, requireFreshLogin, type Call, type Operation } from '../../../api/call.ts'
import { namespaceId } from '../../namespaces/model.ts'
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
import { logAction } from '../../usage-logs/log-action.ts'
import type { Quota } from '../rows.ts'
import { requireSuperuser, requireSuperuserRead } from '../../../auth/callers.ts'

/** The words `users` and `organization` mean the same here (identity.md 4.9). */
const paths = ['/api/v1/superuser/users/{namespace}/quota', '/api/v1/superuser/organization/{namespace}/quota']

/** A number of the path; what is none is the database's affair (quota-organization.json, step 33). */
export function numberParameter(call: Call, name: string): number {
  const text = parameter(call, name)
  if (!/^\d+$/.test(text)) throw new CrashError('invalid input syntax for type integer')
  return Number(text)
}

/** The quota of the path, if it is the namespace's. */
export function quotaOf(call: Call, id: number | undefined): Quota {
  const quota = call.state.quotas.get(numberParameter(call, 'quota_id'))
  if (!quota || quota.namespaceId !== id) throw notFound()
  return quota
}

/** What the log says of a quota. */
const quotaMetadata = (namespace: string, quota: Quota) => ({
  namespace,
  limit_bytes: quota.limitBytes,
  limit: sizeInWords(quota.limitBytes),
})

/** Sets a quota where there was none. */
export function createQuota(call: Call, namespace: string, id: number, existsMessage: string): void {
  const body = readBody(call, newQuotaSchema)
  if (call.state.quotas.find('namespaceId', id)) throw invalidRequest(existsMessage)
  const wanted = wantedBytes(body) ?? 0
  checkBytes(body, wanted)
  const quota = insertQuota(call.state, id, wanted)
  logAction(call, 'org_create_quota', { namespaceId: id }, quotaMetadata(namespace, quota))
}

/** Changes a quota; nothing and 0 change nothing (quotas-superuser.json, step 6). */
export function changeQuota(call: Call, namespace: string, quota: Quota): Quota {
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
export function removeQuota(call: Call, namespace: string, quota: Quota): void {
  deleteQuota(call.state, quota)
  const metadata = { ...quotaMetadata(namespace, quota), quota_id: quota.id }
  logAction(call, 'org_delete_quota', { namespaceId: quota.namespaceId }, metadata)
}

const pathNamespaceId = (call: Call): number | undefined => namespaceId(call.state, parameter(call, 'namespace'))

const operationsOf = (path: string): Operation[] => [
  {
    name: 'superuser-quota.list',
    method: 'GET',
    path,
    handle(call) {
      requireFreshLogin(call)
      requireSuperuserRead(call)
      const id = pathNamespaceId(call)
      if (id === undefined) throw notFound()
      return json(quotaViews(call.state, id))
    },
  },
  {
    name: 'superuser-quota.create',
    method: 'POST',
    path,
    handle(call) {
      requireFreshLogin(call)
      readBody(call, newQuotaSchema)
      requireSuperuser(call)
      const id = pathNamespaceId(call)
      if (id === undefined) throw new CrashError('No such namespace')
      const namespace = parameter(call, 'namespace')
      createQuota(call, namespace, id, `Quota for '${namespace}' already exists`)
      return json('Created', 201)
    },
  },
  {
    name: 'superuser-quota.update',
    method: 'PUT',
    path: `${path}/{quota_id}`,
    handle(call) {
      requireFreshLogin(call)
      readBody(call, changedQuotaSchema)
      requireSuperuser(call)
      const quota = quotaOf(call, pathNamespaceId(call))
      return json(quotaView(call.state, changeQuota(call, parameter(call, 'namespace'), quota)))
    },
  },
  {
    name: 'superuser-quota.delete',
    method: 'DELETE',
    path: `${path}/{quota_id}`,
    handle(call) {
      requireSuperuser(call)
      removeQuota(call, parameter(call, 'namespace'), quotaOf(call, pathNamespaceId(call)))
      return noContent()
    },
  },
]

export const superuserQuotaOperations: Operation[] = paths.flatMap(operationsOf)
