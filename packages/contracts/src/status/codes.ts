import type { FeatureCodes } from '../feature-codes.ts'

export const statusCodes = {
  operations: ['status.read', 'status.probe', 'status.answer-registry-check'],
  problems: ['registry_check_over'],
  reasons: [],
} as const satisfies FeatureCodes
