import { users } from './en/users.ts'

export const words = {
  users,
  problems: {
    user_name_illegal: {
      what: 'A name consists of lowercase letters and digits, with single dots, underscores, or hyphens between them.',
      next: 'Try a name such as maria-gomez.',
    },
    user_name_length: {
      what: 'A name has 2 to 255 characters.',
      next: 'Choose a name of that length.',
    },
    user_name_taken: {
      what: 'Another user of this registry has this name.',
      next: 'Choose another name.',
    },
    user_name_taken_by_organization: {
      what: 'An organization of this registry has this name. Users and organizations cannot have the same name.',
      next: 'Choose another name.',
    },
    user_name_reserved: {
      what: 'The name belonged to something that was deleted. Quay reserves it until the data is purged.',
      next: 'Choose another name, or wait for the purge.',
    },
    user_email_required: {
      what: 'This registry sends email, so every new user needs an email address.',
      next: 'Enter an email address.',
    },
    user_email_invalid: {
      what: 'Quay does not accept this email address.',
      next: 'Enter an address such as maria@example.org.',
    },
    user_email_taken: {
      what: 'Another user of this registry has this email address.',
      next: 'Enter another address, or find that user in the list.',
    },
    user_password_illegal: {
      what: 'A password for Quay has at least 8 characters and no spaces.',
      next: 'Choose another password, or let the console generate one.',
    },
    user_is_superuser: {
      what: 'The user is a superuser, and Quay refuses every change to a superuser. Nothing was changed.',
      next: 'First remove superuser status in Quay’s configuration.',
    },
    user_still_there: {
      what: 'Quay reported that the user was deleted, but the user still exists. Quay does this with disabled users.',
      next: 'Enable the user first, then delete it.',
    },
  },
  reasons: {
    target_is_superuser: {
      text: 'The user is a superuser, and Quay refuses every change to a superuser.',
      remedy: 'First remove superuser status in Quay’s configuration.',
    },
    target_is_read_only_superuser: {
      text: 'The user is a read-only superuser; only administrators of this console may change one.',
      remedy: 'An administrator of this console can do it.',
    },
    target_is_console_account: {
      text: 'The console itself works with this account; only administrators of this console may change it.',
      remedy: 'An administrator of this console can do it.',
    },
    target_holds_console_token: {
      text: 'The console’s own token belongs to this account and would die with it, so that the console could do nothing more.',
      remedy: 'Give the console a token of another account first.',
    },
    target_is_disabled: {
      text: 'The user is disabled, and Quay deletes no disabled user: it reports success and does nothing.',
      remedy: 'Enable the user first.',
    },
    target_is_enabled: {
      text: 'The user is already enabled.',
      remedy: '',
    },
    target_has_no_email: {
      text: 'The user has no email address.',
      remedy: 'Change the email first.',
    },
    name_not_actionable: {
      text: 'Quay could take this name for a different address, so the console does not act on it.',
      remedy: '',
    },
  },
  operations: {
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
  },
} as const
