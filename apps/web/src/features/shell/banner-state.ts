import type { RegistrySummary } from '@quaymaster/contracts/registry'

type Situation = {
  isOnline: boolean
  /** Since when the console itself does not answer; undefined while it does. */
  consoleLostAt: string | undefined
  registry: Pick<RegistrySummary, 'state' | 'since' | 'isReadOnly' | 'isConsoleReadOnly' | 'isDemo'>
}

export type BannerKey =
  | 'offline'
  | 'consoleUnreachable'
  | Exclude<RegistrySummary['state'], 'live'>
  | 'readOnly'
  | 'consoleReadOnly'
  | 'demo'

export type BannerState = {
  key: BannerKey
  color: 'red' | 'orange' | 'blue' | 'purple'
  since?: string
  leadsToStatus: boolean
}

/** The one thing worth saying under the masthead: what is nearest to the reader first, what is worst before what is usual. */
export function pickBanner({ isOnline, consoleLostAt, registry }: Situation): BannerState | undefined {
  if (!isOnline) return { key: 'offline', color: 'red', leadsToStatus: false }
  if (consoleLostAt !== undefined)
    return { key: 'consoleUnreachable', color: 'red', since: consoleLostAt, leadsToStatus: false }
  const { state, since } = registry
  if (state === 'credential-dead' || state === 'unreachable' || state === 'bad-response') {
    return { key: state, color: 'red', since, leadsToStatus: true }
  }
  if (state === 'credential-suspect' || state === 'slow')
    return { key: state, color: 'orange', since, leadsToStatus: true }
  if (state === 'starting') return { key: state, color: 'blue', leadsToStatus: false }
  if (registry.isReadOnly) return { key: 'readOnly', color: 'orange', leadsToStatus: true }
  if (registry.isConsoleReadOnly) return { key: 'consoleReadOnly', color: 'blue', leadsToStatus: true }
  if (registry.isDemo) return { key: 'demo', color: 'purple', leadsToStatus: false }
  return undefined
}
