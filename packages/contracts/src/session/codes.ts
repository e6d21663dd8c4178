import type { FeatureCodes } from '../feature-codes.ts'

export const sessionCodes = {
  operations: ['session.create', 'session.delete', 'session.step-up'],
  problems: ['sign_in_failed', 'sign_in_throttled'],
  reasons: [],
} as const satisfies FeatureCodes
