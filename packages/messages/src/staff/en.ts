import { staff } from './en/staff.ts'

export const words = {
  staff,
  problems: {
    staff_not_found: {
      what: 'There is no staff account with this name.',
      next: 'Go back to the list. The account may have been changed in the meantime.',
    },
    staff_name_taken: {
      what: 'There is already a staff account with this name.',
      next: 'Choose another name.',
    },
  },
  reasons: {
    target_is_own_account: {
      text: 'This is your own account.',
      remedy: 'Another administrator of this console can do it.',
    },
    target_is_last_administrator: {
      text: 'This is the last administrator who can sign in.',
      remedy: 'Make another account an administrator first.',
    },
    staff_is_disabled: { text: 'The staff account is already disabled.', remedy: '' },
    staff_is_enabled: { text: 'The staff account is already enabled.', remedy: '' },
  },
  operations: {
    staff: {
      list: 'List staff accounts',
      create: 'Create staff account',
      'change-role': 'Change role',
      'reset-password': 'Reset staff password',
      disable: 'Disable staff account',
      enable: 'Enable staff account',
      'end-sessions': 'End sessions',
    },
  },
} as const
