import type { FeatureCodes } from '../feature-codes.ts'

export const setUpCodes = {
  operations: ['set-up.check-code', 'set-up.create-administrator'],
  problems: ['set_up_done', 'set_up_code_wrong', 'set_up_code_expired'],
  reasons: [],
} as const satisfies FeatureCodes
