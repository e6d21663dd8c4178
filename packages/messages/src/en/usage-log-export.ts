export const usageLogExport = {
  heads: {
    time: 'Time',
    sentence: 'What happened',
    kind: 'Kind',
    performer: 'Performer',
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
  nobody: 'the system',
  complete: 'Complete: every entry that Quay has for this filter and range.',
  withGaps: 'Incomplete: Quay counts more than it delivers on {{days}} ({{missing}} entries missing).',
  fewerInQuay: '{{day}}: Quay now counts {{counted}} entries. All {{stored}} stored entries are kept.',
  unconverted:
    '{{number}} stored entries of these days are still being converted after an upgrade. This search may not include them.',
  cutShort: 'Incomplete: the reading broke off. Everything newer than {{reachedAt}} is here.',
} as const
