import type { FeatureCodes } from '../feature-codes.ts'

/** How calls to Quay end, and what this Quay or the console's tokens lack. */
export const quayCodes = {
  operations: [],
  problems: [
    'quay_unreachable',
    'quay_suspended',
    'quay_timeout',
    'quay_overloaded',
    'quay_bad_response',
    'quay_rate_limited',
    'quay_read_only',
    'quay_forbidden',
    'quay_refused',
    'quay_not_found',
    'quay_credential_invalid',
    'registry_unconfirmed',
    'accounts_external',
    'mail_not_sent',
    'user_not_found',
  ],
  reasons: [
    'accounts_external',
    'mail_off',
    'registry_read_only',
    'registry_unsupported',
    'credential_absent',
    'credential_dead',
    'credential_not_superuser',
    'credential_lacks_scope',
    'full_access_off',
    'not_probed_yet',
  ],
} as const satisfies FeatureCodes
