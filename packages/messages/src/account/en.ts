import { account } from './en/account.ts'

export const words = {
  account,
  problems: {
    password_wrong: {
      what: 'Incorrect current password. Nothing was changed.',
      next: 'Enter the password that you use to sign in to this console.',
    },
    password_same: {
      what: 'The new password is the same as the current password.',
      next: 'Choose another password.',
    },
    session_not_found: {
      what: 'This session has already ended.',
      next: '',
    },
  },
  reasons: {},
  operations: {
    account: { read: 'Read own account', 'change-password': 'Change own password', 'end-session': 'End own session' },
  },
} as const
