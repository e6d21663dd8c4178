import { invalidRequest, modelError } from '../../api/api-error.ts'
import type { SchemaOf } from '../../python/schema.ts'
import { hasQuotas } from '../../settings.ts'
import type { State } from '../../state.ts'
import type { Quota, QuotaLimit } from './rows.ts'

const limitView = (limit: QuotaLimit) => ({ id: limit.id, type: limit.type, limit_percent: limit.limitPercent })

/** The limits of a quota, warnings first, the higher before the lower (quota-organization.json, step 25). */
export const limitsOf = (state: State, quota: Quota): QuotaLimit[] =>
  state.quotaLimits
    .findAll('quotaId', quota.id)
    .toSorted(
      (left, right) =>
        Number(left.type === 'Reject') - Number(right.type === 'Reject') || right.limitPercent - left.limitPercent,
    )

/** The limits of a quota, as answers show them. */
export const limitViews = (state: State, quota: Quota) => limitsOf(state, quota).map(limitView)

/** The keys that quota management adds to people and organizations; none where it is off (identity.md 1.16). */
export function quotaKeys(state: State, namespaceId: number): Record<string, unknown> {
  if (!hasQuotas(state.settings)) return {}
  const quota = state.quotas.find('namespaceId', namespaceId)
  const brief = quota && { id: quota.id, limit_bytes: quota.limitBytes, limits: limitViews(state, quota) }
  return {
    quotas: brief ? [brief] : [],
    quota_report: {
      quota_bytes: 0,
      configured_quota: quota?.limitBytes ?? null,
      running_backfill: 'waiting',
      backfill_status: 'waiting',
    },
  }
}

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB']

/** Bytes in words, `10.0 GiB`. */
export function sizeInWords(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1)
  return `${(bytes / 1024 ** power).toFixed(1)} ${units[power]}`
}

/** A quota as its own paths show it. */
export const quotaView = (state: State, quota: Quota) => ({
  id: quota.id,
  limit_bytes: quota.limitBytes,
  limit: sizeInWords(quota.limitBytes),
  default_config: false,
  limits: limitViews(state, quota),
  default_config_exists: false,
})

/** The quotas of a namespace, none or one. */
export const quotaViews = (state: State, namespaceId: number) =>
  state.quotas.findAll('namespaceId', namespaceId).map((quota) => quotaView(state, quota))

/** How a quota's size is sent: in bytes, or in words. */
export type QuotaSize = { limit_bytes?: number; limit?: string }

const words = {
  type: 'string',
  description: 'Human readable storage capacity of the organization',
  pattern:
    '^(\\d+\\s?(B|KiB|MiB|GiB|TiB|PiB|EiB|ZiB|YiB|Ki|Mi|Gi|Ti|Pi|Ei|Zi|Yi|KB|MB|GB|TB|PB|EB|ZB|YB|K|M|G|T|P|E|Z|Y)?)$',
} as const
const bytes = { type: 'integer', description: 'Number of bytes the organization is allowed' } as const

/** Exactly one of the two (quota-organization.json, step 7). */
export const newQuotaSchema: SchemaOf<QuotaSize> = {
  type: 'object',
  oneOf: [
    { required: ['limit_bytes'], properties: { limit_bytes: bytes } },
    { required: ['limit'], properties: { limit: words } },
  ],
}

/** One of the two at most, and nothing else (quotas-superuser.json, step 9). */
export const changedQuotaSchema: SchemaOf<QuotaSize> = {
  type: 'object',
  anyOf: [
    { properties: { limit: words, limit_bytes: { not: {} } }, additionalProperties: false },
    { properties: { limit_bytes: bytes, limit: { not: {} } }, additionalProperties: false },
  ],
}

const letters = 'KMGTPEZY'

/** Bytes of a size in words: `Ki` counts by 1024, `K` and `KB` by 1000. */
function bytesOfWords(text: string): number {
  const [, digits = '0', unit = ''] = /^(\d+)(?!\d)\s?(\w*)$/.exec(text) ?? []
  const power = unit === '' ? 0 : letters.indexOf(unit.charAt(0)) + 1
  return Number(digits) * (unit.charAt(1) === 'i' ? 1024 : 1000) ** power
}

/** The bytes that a body asks for; undefined when it asks for nothing. */
export function wantedBytes({ limit, limit_bytes: sent }: QuotaSize): number | undefined {
  const wanted = limit === undefined ? sent : bytesOfWords(limit)
  if (wanted !== undefined && wanted > Number.MAX_SAFE_INTEGER) throw invalidRequest('Unsupported quota size limit.')
  return wanted
}

/** Refuses a size that is none; of words the number shows as a fraction (quota-organization.json, step 9). */
export function checkBytes(size: QuotaSize, wanted: number): void {
  if (wanted > 0) return
  throw invalidRequest(`Invalid quota size limit value: '${size.limit === undefined ? wanted : wanted.toFixed(1)}'`)
}

/** Stores a quota. */
export const insertQuota = (state: State, namespaceId: number, limitBytes: number): Quota =>
  state.quotas.insert({ id: state.nextId('quotas'), namespaceId, limitBytes })

/** Deletes a quota with its limits. */
export function deleteQuota(state: State, quota: Quota): void {
  for (const limit of limitsOf(state, quota)) state.quotaLimits.delete(limit.id)
  state.quotas.delete(quota.id)
}

const limitTypes = ['Warning', 'Reject'] as const

/** The kind of limit that a word names, whatever its case (quota-organization.json, step 20). */
export function limitTypeOf(word: string): QuotaLimit['type'] {
  const type = limitTypes.find((known) => known.toLowerCase() === word.toLowerCase())
  if (!type) throw modelError('Quota type must be one of [Warning, Reject]')
  return type
}

/** Refuses a percentage that is none. */
export function checkPercent(percent: number): void {
  if (percent < 1 || percent > 100) throw modelError('Quota limit threshold must be between 1 and 100')
}
