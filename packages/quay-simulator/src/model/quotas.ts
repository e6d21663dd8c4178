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
