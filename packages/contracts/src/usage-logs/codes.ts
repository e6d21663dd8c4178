import type { FeatureCodes } from '../feature-codes.ts'

export const usageLogCodes = {
  operations: [
    'usage-log.list',
    'usage-log.tail',
    'usage-log.read',
    'usage-log.chart',
    'usage-log.coverage',
    'usage-log.fill',
    'usage-log.restore-file',
    'usage-log.export',
    'usage-log.quay-export',
    'usage-log.user-activity',
  ],
  problems: [
    'usage_log_range_inverted',
    'usage_log_address_invalid',
    'usage_log_namespace_unknown',
    'usage_log_repository_unknown',
    'usage_log_range_unreadable',
    'usage_log_entry_gone',
    'usage_log_link_old_form',
    'usage_log_link_key_replaced',
    'usage_log_entry_not_read',
    'usage_logs_unavailable',
    'usage_log_file_gone',
    'usage_log_file_newer',
    'usage_log_file_unreadable',
  ],
  reasons: [],
} as const satisfies FeatureCodes
