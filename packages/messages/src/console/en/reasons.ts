/** By reason code: why something cannot be done now (`text`), and what would help (`remedy`, empty where nothing does). */
export const reasons = {
  role_lacks: {
    text: 'Your role does not include this.',
    remedy: 'An administrator of this console can do it.',
  },
  password_change_required: {
    text: 'You must change your password first, because someone else set it.',
    remedy: 'Change it under “My account”.',
  },
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
  name_not_actionable: {
    text: 'Quay could take this name for a different address, so the console does not act on it.',
    remedy: '',
  },
  accounts_external: {
    text: 'The users of this registry come from {{type}}, so Quay neither creates them nor sets their passwords.',
    remedy: 'See where users come from.',
  },
  mail_off: {
    text: 'This registry does not send email.',
    remedy: 'Reset the password instead.',
  },
  registry_read_only: {
    text: 'The registry is in read-only mode.',
    remedy: 'It can be done when the registry is writable again.',
  },
  registry_unsupported: {
    text: 'This registry does not offer that to a console.',
    remedy: 'See the status page.',
  },
  credential_absent: {
    text: 'The console has no token that can change anything in Quay.',
    remedy: 'See the status page.',
  },
  credential_dead: {
    text: 'Quay no longer accepts the console’s token.',
    remedy: 'See the status page.',
  },
  credential_not_superuser: {
    text: 'The account of the console’s token is not a superuser in Quay.',
    remedy: 'See the status page.',
  },
  credential_lacks_scope: {
    text: 'The console’s token was made without the scope that this needs.',
    remedy: 'See the status page.',
  },
  full_access_off: {
    text: 'Quay gives superusers no full access (FEATURE_SUPERUSERS_FULL_ACCESS is off): they see only organizations of their own.',
    remedy: 'An administrator of Quay can turn it on in its configuration.',
  },
  not_probed_yet: {
    text: 'The console has not found out yet what its token may do.',
    remedy: 'See the status page.',
  },
} as const
