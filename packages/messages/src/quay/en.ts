export const words = {
  problems: {
    quay_unreachable: {
      what: 'Quay is not responding. Nothing was read or changed.',
      next: 'Try again when Quay responds. The banner at the top disappears by itself.',
    },
    quay_suspended: {
      what: 'Quay failed several times in a row, so the console pauses its requests for a few seconds. Nothing was changed.',
      next: 'Try again in {{seconds}} seconds.',
    },
    quay_timeout: {
      what: 'Quay did not respond in time.',
      next: 'Wait a moment and try again.',
    },
    quay_overloaded: {
      what: 'Quay is overloaded and rejected the request. Nothing was changed.',
      next: 'Wait a moment and try again.',
    },
    quay_bad_response: {
      what: 'The response is not from Quay’s API. It may be an error page.',
      next: 'Try again. If it happens again, check Quay or the proxy in front of it.',
    },
    quay_rate_limited: {
      what: 'Quay is not accepting more requests at the moment. Nothing was changed.',
      next: 'Wait a moment and try again.',
    },
    quay_read_only: {
      what: 'Quay is in read-only mode. Nothing was changed.',
      next: 'Try again when the registry is writable.',
    },
    quay_forbidden: {
      what: 'Quay does not allow the account of the console’s token to do this. Nothing was changed.',
      next: 'The status page shows what the token can do.',
    },
    quay_refused: {
      what: 'Quay refused the change. Nothing was changed.',
      next: 'Quay’s reason is in the technical detail, which administrators can see.',
    },
    quay_not_found: {
      what: 'Quay has nothing with this name, or no longer has it. Nothing was changed.',
      next: 'Look for it in the list. It may have been renamed or deleted in the meantime.',
    },
    quay_credential_invalid: {
      what: 'Quay no longer accepts the console’s token, so its responses are not used and nothing was changed.',
      next: 'Ask an administrator to replace the token. The status page has the details.',
    },
    registry_unconfirmed: {
      what: 'The console is checking whether the stored data belongs to the registry that responds now, so nothing new is read.',
      next: 'Stored days are still shown. The status page shows the progress.',
    },
    accounts_external: {
      what: 'The users of this registry come from {{type}}, so Quay neither creates them nor sets their passwords.',
      next: 'Make the change in {{type}}.',
    },
    mail_not_sent: {
      what: 'Quay failed to send the email.',
      next: 'Check Quay’s email settings. You can reset the password without email.',
    },
    user_not_found: {
      what: 'Quay has no user with this name. The user may have been deleted or renamed.',
      next: 'Go back to the list and refresh it.',
    },
  },
  reasons: {
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
  },
  operations: {},
} as const
