/** By problem code: what happened and why (`what`), and what to do now (`next`, empty where nothing can be done). */
export const problems = {
  // The first two are the browser's own: no problem of the server came back.
  console_unreachable: {
    what: 'The console is not responding, or its response was lost.',
    next: 'Check the connection and try again. Nothing is done twice.',
  },
  answer_unreadable: {
    what: 'This page does not understand the console’s response. The page may be older than the server.',
    next: 'Reload the page and try again.',
  },
  input_invalid: {
    what: 'A value is missing or invalid, so nothing was sent.',
    next: 'Correct the value and try again.',
  },
  route_not_found: {
    what: 'There is nothing at this address.',
    next: 'Check the address, or start from the navigation.',
  },
  method_not_allowed: {
    what: 'This address does not accept this kind of request. The page may be older than the server.',
    next: 'Reload the page and try again.',
  },
  media_type_unsupported: {
    what: 'This address does not accept this request format. The page may be older than the server.',
    next: 'Reload the page and try again.',
  },
  body_too_large: {
    what: 'The request is larger than this address accepts. Nothing was changed.',
    next: 'Send less data at a time.',
  },
  request_malformed: {
    what: 'The console did not understand the request. Nothing was changed.',
    next: 'Reload the page and try again.',
  },
  request_origin_refused: {
    what: 'The request did not come from a page of this console, so it was refused. Nothing was changed.',
    next: 'Open the console at its own address and try again there.',
  },
  rate_limited: {
    what: 'Too many requests in a short time.',
    next: 'Try again in {{seconds}} seconds.',
  },
  overloaded: {
    what: 'The console is overloaded. Nothing was changed.',
    next: 'Wait a moment and try again.',
  },
  internal_error: {
    what: 'The console failed while processing this request. The audit trail shows whether anything was changed.',
    next: 'Try again. If it fails again, give the request ID to an operator of this console.',
  },
  read_failed: {
    what: 'The console failed while reading. Nothing was changed.',
    next: 'Try again. If it fails again, give the request ID to an operator of this console.',
  },
  pages_not_built: {
    what: 'The pages of the console have not been built, so there is nothing to show.',
    next: 'Build them with “pnpm build” and start the console again.',
  },
  store_unavailable: {
    what: 'The console cannot read or write its own data. Nothing was changed in Quay.',
    next: 'Ask an operator of this console to check its data directory or database. The status page has the details.',
  },
  audit_unavailable: {
    what: 'The audit trail cannot be written, so nothing is changed in Quay.',
    next: 'Ask an operator of this console to check its data directory or database. The status page has the details.',
  },
  not_signed_in: {
    what: 'You are signed out, or your session has ended.',
    next: 'Sign in again to return to this page.',
  },
  sign_in_failed: {
    what: 'Incorrect username or password, or the account is disabled.',
    next: 'Check both and try again. An administrator of this console can reset the password.',
  },
  sign_in_throttled: {
    what: 'Too many sign-ins failed. The account is not locked.',
    next: 'Try again in {{seconds}} seconds.',
  },
  not_allowed: {
    what: 'Your role does not include this. Nothing was changed.',
    next: 'An administrator of this console can do it.',
  },
  password_change_required: {
    what: 'You must change your password first, because someone else set it.',
    next: 'Change it under “My account”.',
  },
  access_changed: {
    what: 'Your session ended or your role changed, so reading stopped here.',
    next: 'Sign in again if you are asked to, then open the page again.',
  },
  step_up_required: {
    what: 'Confirm it’s you to continue.',
    next: 'Enter your password. You won’t be asked again for 10 minutes.',
  },
  step_up_failed: {
    what: 'Incorrect password. Nothing was changed.',
    next: 'Enter the password that you use to sign in to this console.',
  },
  idempotency_key_missing: {
    what: 'The request did not say which attempt it belongs to, so it was refused. Nothing was changed.',
    next: 'Reload the page and try again.',
  },
  idempotency_key_reused: {
    what: 'The request repeats an earlier attempt with different values, so it was refused. Nothing more was changed.',
    next: 'Reload the page and start again.',
  },
  idempotency_in_progress: {
    what: 'The same request is already in progress.',
    next: 'Wait for it to finish. Nothing is done twice.',
  },
  set_up_done: {
    what: 'This console is already set up.',
    next: 'Sign in. An administrator of this console can create an account for you.',
  },
  set_up_code_wrong: {
    what: 'The setup code is incorrect.',
    next: 'Copy the code from the terminal that started the console.',
  },
  set_up_code_expired: {
    what: 'The setup code has expired.',
    next: 'Start the console again. It prints a new code.',
  },
  password_wrong: {
    what: 'Incorrect current password. Nothing was changed.',
    next: 'Enter the password that you use to sign in to this console.',
  },
  password_too_common: {
    what: 'This password is on a list of common passwords, which attackers try first.',
    next: 'Choose another password. Several words in a row work well.',
  },
  password_same: {
    what: 'The new password is the same as the current password.',
    next: 'Choose another password.',
  },
  staff_not_found: {
    what: 'There is no staff account with this name.',
    next: 'Go back to the list. The account may have been changed in the meantime.',
  },
  staff_name_taken: {
    what: 'There is already a staff account with this name.',
    next: 'Choose another name.',
  },
  session_not_found: {
    what: 'This session has already ended.',
    next: '',
  },
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
  registry_check_over: {
    what: 'This question is no longer open. The check was decided or started again. Nothing was changed.',
    next: 'The status page shows the current state of the check.',
  },
  outcome_unknown: {
    what: 'Quay’s response was lost, so it is unknown whether the change was made.',
    next: 'Select “Check now” to read the current state from Quay.',
  },
  not_done: {
    what: 'Quay did not make the change.',
    next: 'Try again. If it happens again, check Quay.',
  },
  user_not_found: {
    what: 'Quay has no user with this name. The user may have been deleted or renamed.',
    next: 'Go back to the list and refresh it.',
  },
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
  accounts_external: {
    what: 'The users of this registry come from {{type}}, so Quay neither creates them nor sets their passwords.',
    next: 'Make the change in {{type}}.',
  },
  mail_not_sent: {
    what: 'Quay failed to send the email.',
    next: 'Check Quay’s email settings. You can reset the password without email.',
  },
  usage_log_range_inverted: {
    what: 'The range ends before it starts, so nothing was read.',
    next: 'Choose an end after the start.',
  },
  usage_log_address_invalid: {
    what: 'This is not an IP address, so nothing was searched.',
    next: 'Enter an address (198.51.100.7), a network (198.51.100.0/24, 2001:db8::/32) or the start of an address (198.51.100).',
  },
  usage_log_namespace_unknown: {
    what: 'No user or organization is named {{name}}, and no stored entry mentions that name.',
    next: 'Check the spelling. Enter the full name in lowercase letters.',
  },
  usage_log_repository_unknown: {
    what: 'There is no repository {{name}}, and no stored entry mentions it.',
    next: 'Enter the path with its namespace, such as acme/web.',
  },
  usage_log_range_unreadable: {
    what: 'Quay cannot read days outside its calendar, so nothing was read.',
    next: 'Choose days from 2000 to 9999.',
  },
  usage_log_entry_gone: {
    what: 'This entry is not stored here and is no longer in Quay. Quay deletes old entries after the time set in its configuration.',
    next: 'Search for it by its day and names, or look in an earlier export.',
  },
  usage_log_link_old_form: {
    what: 'This link has an old format that no longer identifies an entry.',
    next: 'Search for the entry by its day and names, and save the new link.',
  },
  usage_log_link_key_replaced: {
    what: 'This link was created with a key that this console no longer has, or part of the link is missing.',
    next: 'Check that the link is complete. Otherwise, search for the entry by its day and names, and save the new link.',
  },
  usage_log_entry_not_read: {
    what: 'This entry is not stored here, and its day was not read completely from Quay. The entry may still exist.',
    next: 'Try again later, or read its day on the Coverage page.',
  },
  usage_logs_unavailable: {
    what: 'Quay sends its usage logs to a system that it cannot search, so nothing can be read here.',
    next: 'Look in that system, or configure a search token for it in Quay.',
  },
  usage_log_file_gone: {
    what: 'This file no longer exists. The log store was not changed.',
    next: 'Refresh the page to see the current files.',
  },
  usage_log_file_newer: {
    what: 'A newer version of the console wrote this file, so this version cannot use it. The log store was not changed.',
    next: 'Upgrade the console, then restore the file.',
  },
  usage_log_file_unreadable: {
    what: 'The file is corrupted, and no entry can be read from it. The log store was not changed.',
    next: 'Restore the file from a backup of the data folder, or keep it for analysis.',
  },
  download_expired: {
    what: 'This download link can be used once, within one minute. It was already used, or it has expired.',
    next: 'Request the file again.',
  },
} as const
