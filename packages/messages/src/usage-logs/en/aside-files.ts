/** Files of stored entries that are kept but not used. */
export const asideFiles = {
  title: 'Usage logs set aside',
  description:
    'These files of stored entries are kept but not used. They take up disk space until you delete them from the data folder.',
  reason: {
    other_registry: 'Set aside on {{at}} because another registry responded at the configured address.',
    registry_restored: 'Set aside on {{at}} because Quay no longer had entries that were stored here.',
    damaged: 'Set aside on {{at}} because the file was corrupted.',
    newer_version: 'Set aside on {{at}} because a newer version of the console wrote the file.',
    conversion_failed: 'Set aside on {{at}} because converting the entries to this version failed.',
    replaced: 'Set aside on {{at}} when another file was restored.',
  },
  content: 'Entries: {{entries}} · Days: {{days}}',
  unreadable: 'Number of entries unknown',
  restore: 'Restore file',
  restoreName: 'Restore file {{name}}',
  restored: 'The file was restored. The previous file was set aside.',
  salvaged_one: '{{number}} entry was recovered from the corrupted file. The previous file was set aside.',
  salvaged_other: '{{number}} entries were recovered from the corrupted file. The previous file was set aside.',
  failed: 'The file was not restored',
} as const
