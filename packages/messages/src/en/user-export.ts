export const userExport = {
  heads: {
    name: 'Name',
    email: 'E-mail',
    state: 'State',
    verified: 'E-mail verified',
    kind: 'Kind',
    usedBytes: 'Used (bytes)',
    limitBytes: 'Limit (bytes)',
    readAt: 'Read at (UTC)',
  },
  enabled: 'enabled',
  disabled: 'disabled',
  yes: 'yes',
  no: 'no',
  kinds: { none: '', superuser: 'superuser', 'global-read-only': 'global read-only superuser' },
  complete: 'Complete: {{count}} users, as of {{asOf}}.',
  incomplete: 'Incomplete: the registry is still being read. {{count}} users so far, as of {{asOf}}.',
} as const
