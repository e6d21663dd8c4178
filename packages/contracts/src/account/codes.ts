import type { FeatureCodes } from '../feature-codes.ts'

export const accountCodes = {
  operations: ['account.read', 'account.change-password', 'account.end-session'],
  problems: ['password_wrong', 'password_same', 'session_not_found'],
  reasons: [],
} as const satisfies FeatureCodes
