import { setting } from '../../settings.ts'
import type { State } from '../../state.ts'

const message =
  'Audit log viewing requires a search_token to be configured for Splunk HEC. Logs are still being forwarded to Splunk.'

/** What answers hold besides an empty list where logs go to Splunk and cannot be searched (content.md 1.3); undefined elsewhere. */
export function unavailableSearch(state: State): Record<string, unknown> | undefined {
  if (setting(state.settings, 'LOGS_MODEL') !== 'splunk') return undefined
  const config = setting(state.settings, 'LOGS_MODEL_CONFIG') as
    | { splunk_hec_config?: { search_token?: string } }
    | undefined
  if (config?.splunk_hec_config?.search_token) return undefined
  return { search_unavailable: true, message }
}
