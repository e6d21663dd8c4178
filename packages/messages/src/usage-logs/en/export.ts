export const usageLogExport = {
  heads: {
    time: 'Time',
    sentence: 'What happened',
    kind: 'Kind',
    user: 'User',
    performer: 'Performer according to Quay',
    robot: 'Robot account',
    namespace: 'Namespace',
    repository: 'Repository',
    address: 'Address',
    country: 'Country',
    application: 'Application',
    metadata: 'Metadata',
    id: 'Entry',
  },
  yes: 'yes',
  unconverted:
    '{{number}} stored entries of these days are still being converted after an upgrade. This search may not include them.',
  accessEnded: 'Incomplete: access ended while this file was being written. More entries may exist.',
  cutShort: 'Incomplete: reading stopped at {{reachedAt}}.',
  cutAtOnce: 'Incomplete: reading stopped before the first entry.',
} as const
