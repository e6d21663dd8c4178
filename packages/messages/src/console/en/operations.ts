/** What each operation is called, by its name: `user.create` is `operations.user.create`. */
export const operations = {
  'set-up': {
    'check-code': 'Check set-up code',
    'create-administrator': 'Create first administrator',
  },
  session: {
    create: 'Sign in',
    delete: 'Sign out',
    'step-up': 'Confirm password',
  },
  me: {
    read: 'Read own rights',
  },
  openapi: {
    read: 'Read the API description',
  },
  account: {
    read: 'Read own account',
    'change-password': 'Change own password',
    'end-session': 'End own session',
  },
  staff: {
    list: 'List staff accounts',
    create: 'Create staff account',
    'change-role': 'Change role',
    'reset-password': 'Reset staff password',
    disable: 'Disable staff account',
    enable: 'Enable staff account',
    'end-sessions': 'End sessions',
  },
  status: {
    read: 'Read status',
    probe: 'Refresh status',
    'answer-registry-check': 'Confirm registry',
  },
  user: {
    list: 'List users',
    read: 'Read user',
    'read-again': 'Refresh users',
    create: 'Create user',
    enable: 'Enable user',
    disable: 'Disable user',
    'change-email': 'Change e-mail',
    'set-password': 'Set password',
    'send-recovery-mail': 'Send recovery mail',
    delete: 'Delete user',
    export: 'Export users',
  },
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
  download: {
    read: 'Download file',
  },
} as const
