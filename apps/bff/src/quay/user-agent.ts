import { createHmac } from 'node:crypto'

/**
 * Names the console to Quay, which keeps the header with `FEATURE_EXTENDED_ACTION_LOGGING`: there it joins Quay's log with
 * ours. Who acts is a keyed digest, since a staff account is no business of the registry's.
 */
export function makeUserAgent(version: string, key: string | Buffer) {
  return (call: { requestId: string; staffId: string }): string => {
    const actor = createHmac('sha256', key).update(`quay-user-agent:${call.staffId}`).digest('base64url').slice(0, 16)
    return `quaymaster/${version} (rid=${call.requestId.replace(/[^\w-]/g, '')}; act=${actor})`
  }
}
