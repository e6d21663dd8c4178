import type { FeatureCodes } from '../feature-codes.ts'

export const staffCodes = {
  operations: [
    'staff.list',
    'staff.create',
    'staff.change-role',
    'staff.reset-password',
    'staff.disable',
    'staff.enable',
    'staff.end-sessions',
  ],
  problems: ['staff_not_found', 'staff_name_taken'],
  reasons: ['target_is_own_account', 'target_is_last_administrator', 'staff_is_disabled', 'staff_is_enabled'],
} as const satisfies FeatureCodes
