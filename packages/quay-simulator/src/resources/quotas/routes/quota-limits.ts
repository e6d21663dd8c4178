import { json, noContent } from '../../../api/answer.ts'
import { invalidRequest, notFound } from '../../../api/api-error.ts'
import { readBody, type Call, type Operation } from '../../../api/call.ts'
import { checkPercent, limitTypeOf, limitsOf, limitViews, quotaView } from '../model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import type { Organization } from '../../organizations/rows.ts'
import type { Quota, QuotaLimit } from '../rows.ts'
import { organizationQuotas, writableOrganization, type QuotaFamily, ownQuotas } from './quota-families.ts'
import { numberParameter, quotaOf } from '../access.ts'

const limitPath = `${organizationQuotas.path}/{quota_id}/limit`
const limitItemPath = `${limitPath}/{limit_id}`

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

/** The quota of the path and its organization, for those who may set its limits. */
function writableQuota(call: Call): { organization: Organization; quota: Quota } {
  const organization = writableOrganization(call)
  return { organization, quota: quotaOf(call, organization.id) }
}

const readableQuota = (call: Call, { readableId }: QuotaFamily): Quota => quotaOf(call, readableId(call))

const listOperation = (family: QuotaFamily): Operation => ({
  name: `${family.name}-limit.list`,
  method: 'GET',
  path: `${family.path}/{quota_id}/limit`,
  handle: (call) => json(limitViews(call.state, readableQuota(call, family))),
})

function logLimit(call: Call, kind: string, { id, name }: Organization, metadata: Record<string, unknown>): void {
  logAction(call, kind, { namespaceId: id }, { namespace: name, ...metadata })
}

const createLimit: Operation = {
  name: 'organization-quota-limit.create',
  method: 'POST',
  path: limitPath,
  handle(call) {
    const { state } = call
    const body = readBody(call, newLimitSchema)
    const { organization, quota } = writableQuota(call)
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
    logLimit(call, 'org_create_quota_limit', organization, {
      type: body.type,
      threshold_percent: body.threshold_percent,
    })
    return json('Created', 201)
  },
}

const readLimit: Operation = {
  name: 'organization-quota-limit.read',
  method: 'GET',
  path: limitItemPath,
  handle(call) {
    const limit = limitOf(call, readableQuota(call, organizationQuotas))
    return json({ id: limit.id, type: limit.type, limit_percent: limit.limitPercent })
  },
}

const updateLimit: Operation = {
  name: 'organization-quota-limit.update',
  method: 'PUT',
  path: limitItemPath,
  handle(call) {
    const body = readBody(call, changedLimitSchema)
    const { organization, quota } = writableQuota(call)
    const limit = limitOf(call, quota)
    const type = body.type === undefined ? limit.type : limitTypeOf(body.type)
    const limitPercent = body.threshold_percent ?? limit.limitPercent
    checkPercent(limitPercent)
    call.state.quotaLimits.update(limit.id, { type, limitPercent })
    logLimit(call, 'org_change_quota_limit', organization, {
      type,
      threshold_percent: limitPercent,
      previous_type: limit.type,
      previous_threshold_percent: limit.limitPercent,
    })
    // The answer is the whole quota (quotas-organization.json, step 14).
    return json(quotaView(call.state, quota))
  },
}

const deleteLimit: Operation = {
  name: 'organization-quota-limit.delete',
  method: 'DELETE',
  path: limitItemPath,
  handle(call) {
    const { organization, quota } = writableQuota(call)
    const limit = limitOf(call, quota)
    call.state.quotaLimits.delete(limit.id)
    const metadata = { limit_id: limit.id, type: limit.type, threshold_percent: limit.limitPercent }
    logLimit(call, 'org_delete_quota_limit', organization, metadata)
    return noContent()
  },
}

const readOwnLimit: Operation = {
  name: 'own-quota-limit.read',
  method: 'GET',
  path: `${ownQuotas.path}/{quota_id}/limit/{limit_id}`,
  handle(call) {
    const quota = readableQuota(call, ownQuotas)
    limitOf(call, quota)
    // The whole quota here, too (identity.md 4.9).
    return json(quotaView(call.state, quota))
  },
}

export const quotaLimitOperations: Operation[] = [
  ...[organizationQuotas, ownQuotas].map(listOperation),
  createLimit,
  readLimit,
  updateLimit,
  deleteLimit,
  readOwnLimit,
]
