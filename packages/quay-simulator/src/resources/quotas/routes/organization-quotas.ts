import { json, noContent } from '../../../api/answer.ts'
import { invalidRequest, notFound } from '../../../api/api-error.ts'
import { hasFullAccess, isGlobalReader, isOrganizationMember, unauthorized } from '../../../auth/permissions.ts'
import { readBody, type Call, type Operation } from '../../../api/call.ts'
import {
  changedQuotaSchema,
  checkPercent,
  limitTypeOf,
  limitsOf,
  limitViews,
  newQuotaSchema,
  quotaView,
  quotaViews,
} from '../model.ts'
import { logAction } from '../../usage-logs/log-action.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import type { Organization } from '../../organizations/rows.ts'
import type { Quota, QuotaLimit } from '../rows.ts'
import { requireOwnAccount } from '../../../auth/callers.ts'
import { existingOrganization, pathOrganization } from '../../organizations/access.ts'
import { changeQuota, createQuota, numberParameter, quotaOf, removeQuota } from './superuser-quotas.ts'

const path = '/api/v1/organization/{orgname}/quota'
const itemPath = `${path}/{quota_id}`
const limitPath = `${itemPath}/limit`
const limitItemPath = `${limitPath}/{limit_id}`

function requireReader(call: Call): Organization {
  const { state, identity } = call
  const organization = pathOrganization(call)
  if (!isGlobalReader(state, identity) && !isOrganizationMember(state, identity, organization)) {
    throw unauthorized(identity)
  }
  return existingOrganization(call)
}

/** Owners may not: only a superuser with full access sets quotas (quotas-organization.json, step 23). */
function requireWriter(call: Call): Organization {
  if (!hasFullAccess(call.state, call.identity)) throw unauthorized(call.identity)
  return existingOrganization(call)
}

const listQuotas: Operation = {
  name: 'organization-quota.list',
  method: 'GET',
  path,
  handle: (call) => json(quotaViews(call.state, requireReader(call).id)),
}

const createOperation: Operation = {
  name: 'organization-quota.create',
  method: 'POST',
  path,
  handle(call) {
    readBody(call, newQuotaSchema)
    const { id, name } = requireWriter(call)
    createQuota(call, name, id, `Organization quota for '${name}' already exists`)
    return json('Created', 201)
  },
}

const readQuota: Operation = {
  name: 'organization-quota.read',
  method: 'GET',
  path: itemPath,
  handle: (call) => json(quotaView(call.state, quotaOf(call, requireReader(call).id))),
}

const updateQuota: Operation = {
  name: 'organization-quota.update',
  method: 'PUT',
  path: itemPath,
  handle(call) {
    readBody(call, changedQuotaSchema)
    const { id, name } = requireWriter(call)
    return json(quotaView(call.state, changeQuota(call, name, quotaOf(call, id))))
  },
}

const deleteOperation: Operation = {
  name: 'organization-quota.delete',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    const { id, name } = requireWriter(call)
    removeQuota(call, name, quotaOf(call, id))
    return noContent()
  },
}

type LimitBody = { type: string; threshold_percent: number }

const newLimitSchema: SchemaOf<LimitBody> = {
  type: 'object',
  required: ['type', 'threshold_percent'],
  properties: { type: { type: 'string' }, threshold_percent: { type: 'integer' } },
}

const changedLimitSchema: SchemaOf<Partial<LimitBody>> = {
  type: 'object',
  properties: { type: { type: 'string' }, threshold_percent: { type: 'integer' } },
}

/** The limit of the path, if it is the quota's. */
function limitOf(call: Call, quota: Quota): QuotaLimit {
  const limit = call.state.quotaLimits.get(numberParameter(call, 'limit_id'))
  if (limit?.quotaId !== quota.id) throw notFound()
  return limit
}

const listLimits: Operation = {
  name: 'organization-quota-limit.list',
  method: 'GET',
  path: limitPath,
  handle: (call) => json(limitViews(call.state, quotaOf(call, requireReader(call).id))),
}

const createLimit: Operation = {
  name: 'organization-quota-limit.create',
  method: 'POST',
  path: limitPath,
  handle(call) {
    const { state } = call
    const body = readBody(call, newLimitSchema)
    const { id, name } = requireWriter(call)
    const quota = quotaOf(call, id)
    // A percentage of 0 is no condition: any limit of the type is found (quota-organization.json, step 23).
    const known = limitsOf(state, quota).find(
      (limit) =>
        limit.type === body.type && (body.threshold_percent === 0 || limit.limitPercent === body.threshold_percent),
    )
    if (known) throw invalidRequest('Quota limit already exists')
    checkPercent(body.threshold_percent)
    const type = limitTypeOf(body.type)
    state.quotaLimits.insert({
      id: state.nextId('quotaLimits'),
      quotaId: quota.id,
      type,
      limitPercent: body.threshold_percent,
    })
    const metadata = { namespace: name, type: body.type, threshold_percent: body.threshold_percent }
    logAction(call, 'org_create_quota_limit', { namespaceId: id }, metadata)
    return json('Created', 201)
  },
}

const readLimit: Operation = {
  name: 'organization-quota-limit.read',
  method: 'GET',
  path: limitItemPath,
  handle(call) {
    const limit = limitOf(call, quotaOf(call, requireReader(call).id))
    return json({ id: limit.id, type: limit.type, limit_percent: limit.limitPercent })
  },
}

const updateLimit: Operation = {
  name: 'organization-quota-limit.update',
  method: 'PUT',
  path: limitItemPath,
  handle(call) {
    const body = readBody(call, changedLimitSchema)
    const { id, name } = requireWriter(call)
    const quota = quotaOf(call, id)
    const limit = limitOf(call, quota)
    const type = body.type === undefined ? limit.type : limitTypeOf(body.type)
    const limitPercent = body.threshold_percent ?? limit.limitPercent
    checkPercent(limitPercent)
    call.state.quotaLimits.update(limit.id, { type, limitPercent })
    logAction(
      call,
      'org_change_quota_limit',
      { namespaceId: id },
      {
        namespace: name,
        type,
        threshold_percent: limitPercent,
        previous_type: limit.type,
        previous_threshold_percent: limit.limitPercent,
      },
    )
    // The answer is the whole quota (quotas-organization.json, step 14).
    return json(quotaView(call.state, quota))
  },
}

const deleteLimit: Operation = {
  name: 'organization-quota-limit.delete',
  method: 'DELETE',
  path: limitItemPath,
  handle(call) {
    const { id, name } = requireWriter(call)
    const limit = limitOf(call, quotaOf(call, id))
    call.state.quotaLimits.delete(limit.id)
    const metadata = { namespace: name, limit_id: limit.id, type: limit.type, threshold_percent: limit.limitPercent }
    logAction(call, 'org_delete_quota_limit', { namespaceId: id }, metadata)
    return noContent()
  },
}

/** The caller's own quota, to read only. */
const ownOperations: Operation[] = [
  {
    name: 'own-quota.list',
    method: 'GET',
    path: '/api/v1/user/quota',
    handle: (call) => json(quotaViews(call.state, requireOwnAccount(call).id)),
  },
  {
    name: 'own-quota.read',
    method: 'GET',
    path: '/api/v1/user/quota/{quota_id}',
    handle: (call) => json(quotaView(call.state, quotaOf(call, requireOwnAccount(call).id))),
  },
  {
    name: 'own-quota-limit.list',
    method: 'GET',
    path: '/api/v1/user/quota/{quota_id}/limit',
    handle: (call) => json(limitViews(call.state, quotaOf(call, requireOwnAccount(call).id))),
  },
  {
    name: 'own-quota-limit.read',
    method: 'GET',
    path: '/api/v1/user/quota/{quota_id}/limit/{limit_id}',
    handle(call) {
      const quota = quotaOf(call, requireOwnAccount(call).id)
      limitOf(call, quota)
      // The whole quota here, too (identity.md 4.9).
      return json(quotaView(call.state, quota))
    },
  },
]

export const organizationQuotaOperations: Operation[] = [
  listQuotas,
  createOperation,
  readQuota,
  updateQuota,
  deleteOperation,
  listLimits,
  createLimit,
  readLimit,
  updateLimit,
  deleteLimit,
  ...ownOperations,
]
