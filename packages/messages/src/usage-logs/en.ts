import { asideFiles } from './en/aside-files.ts'
import { usageLogs } from './en/usage-logs.ts'
import { usageLogVerdicts } from './en/verdicts.ts'

export const words = {
  usageLogs: { ...usageLogs, asideFiles },
  usageLogVerdicts,
  problems: {
    usage_log_range_inverted: {
      what: 'The range ends before it starts, so nothing was read.',
      next: 'Choose an end after the start.',
    },
    usage_log_address_invalid: {
      what: 'This is not an IP address, so nothing was searched.',
      next: 'Enter an address (198.51.100.7), a network (198.51.100.0/24, 2001:db8::/32) or the start of an address (198.51.100).',
    },
    usage_log_namespace_unknown: {
      what: 'No user or organization is named {{name}}, and no stored entry mentions that name.',
      next: 'Check the spelling. Enter the full name in lowercase letters.',
    },
    usage_log_repository_unknown: {
      what: 'There is no repository {{name}}, and no stored entry mentions it.',
      next: 'Enter the path with its namespace, such as acme/web.',
    },
    usage_log_range_unreadable: {
      what: 'Quay cannot read days outside its calendar, so nothing was read.',
      next: 'Choose days from 2000 to 9999.',
    },
    usage_log_entry_gone: {
      what: 'This entry is not stored here and is no longer in Quay. Quay deletes old entries after the time set in its configuration.',
      next: 'Search for it by its day and names, or look in an earlier export.',
    },
    usage_log_link_old_form: {
      what: 'This link has an old format that no longer identifies an entry.',
      next: 'Search for the entry by its day and names, and save the new link.',
    },
    usage_log_link_key_replaced: {
      what: 'This link was created with a key that this console no longer has, or part of the link is missing.',
      next: 'Check that the link is complete. Otherwise, search for the entry by its day and names, and save the new link.',
    },
    usage_log_entry_not_read: {
      what: 'This entry is not stored here, and its day was not read completely from Quay. The entry may still exist.',
      next: 'Try again later, or read its day on the Coverage page.',
    },
    usage_logs_unavailable: {
      what: 'Quay sends its usage logs to a system that it cannot search, so nothing can be read here.',
      next: 'Look in that system, or configure a search token for it in Quay.',
    },
    usage_log_file_gone: {
      what: 'This file no longer exists. The log store was not changed.',
      next: 'Refresh the page to see the current files.',
    },
    usage_log_file_newer: {
      what: 'A newer version of the console wrote this file, so this version cannot use it. The log store was not changed.',
      next: 'Upgrade the console, then restore the file.',
    },
    usage_log_file_unreadable: {
      what: 'The file is corrupted, and no entry can be read from it. The log store was not changed.',
      next: 'Restore the file from a backup of the data folder, or keep it for analysis.',
    },
  },
  reasons: {},
  operations: {
    'usage-log': {
      list: 'Read usage logs',
      tail: 'Follow usage logs',
      read: 'Read entry',
      chart: 'Read chart of usage logs',
      coverage: 'Read coverage of usage logs',
      fill: 'Read days from Quay',
      'restore-file': 'Restore usage log file',
      export: 'Export usage logs',
      'quay-export': 'Request export in Quay',
      'user-activity': 'Read activity',
    },
  },
} as const

export { usageLogSentences } from './en/sentences.ts'
