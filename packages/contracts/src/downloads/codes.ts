import type { FeatureCodes } from '../feature-codes.ts'

export const downloadCodes = {
  operations: ['download.read'],
  problems: ['download_expired'],
  reasons: [],
} as const satisfies FeatureCodes
