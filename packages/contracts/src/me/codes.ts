import type { FeatureCodes } from '../feature-codes.ts'

export const meCodes = {
  operations: ['me.read', 'openapi.read'],
  problems: [],
  reasons: [],
} as const satisfies FeatureCodes
