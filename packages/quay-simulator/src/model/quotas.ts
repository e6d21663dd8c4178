import { hasQuotas } from '../settings.ts'
import type { State } from '../state.ts'

/** The keys that quota management adds to people and organizations; none where it is off (identity.md 1.16). */
export function quotaKeys(state: State, namespaceId: number): Record<string, unknown> {
  if (!hasQuotas(state.settings)) return {}
  const quotas = state.quotas.findAll('namespaceId', namespaceId)
  return {
    quotas: quotas.map((quota) => ({
      id: quota.id,
      limit_bytes: quota.limitBytes,
      limits: state.quotaLimits
        .findAll('quotaId', quota.id)
        .map((limit) => ({ id: limit.id, type: limit.type, limit_percent: limit.limitPercent })),
    })),
    quota_report: {
      quota_bytes: 0,
      configured_quota: quotas[0]?.limitBytes ?? null,
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

/** The quotas of a namespace, none or one, as the quota paths show them. */
export const quotaViews = (state: State, namespaceId: number): Record<string, unknown>[] =>
  state.quotas.findAll('namespaceId', namespaceId).map((quota) => ({
    id: quota.id,
    limit_bytes: quota.limitBytes,
    limit: sizeInWords(quota.limitBytes),
    default_config: false,
    limits: state.quotaLimits
      .findAll('quotaId', quota.id)
      .map((limit) => ({ id: limit.id, type: limit.type, limit_percent: limit.limitPercent })),
    default_config_exists: false,
  }))
