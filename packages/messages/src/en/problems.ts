/** By problem code: what happened and why (`what`), and what to do now (`next`, empty where nothing can be done). */
export const problems = {
  // The first two are the browser's own: no problem of the server came back.
  console_unreachable: {
    what: 'The console itself is not answering, or its answer was lost on the way.',
    next: 'Check the connection and try again. What was asked is not done twice.',
  },
  answer_unreadable: {
    what: 'The console answered something that this page does not understand. The page may be older than the server.',
    next: 'Reload the page and try again.',
  },
  input_invalid: {
    what: 'A value is missing or has the wrong form, so nothing was sent on.',
    next: 'Correct it and send it again.',
  },
  route_not_found: {
    what: 'This console has nothing at this address.',
    next: 'Check the address, or start from the navigation.',
  },
  method_not_allowed: {
    what: 'This address does not take that kind of request. The page may be older than the server.',
    next: 'Reload the page and try again.',
  },
  media_type_unsupported: {
    what: 'The request came in a form that this address does not read. The page may be older than the server.',
    next: 'Reload the page and try again.',
  },
  body_too_large: {
    what: 'The request is larger than this address accepts. Nothing was changed.',
    next: 'Send less at once.',
  },
  request_malformed: {
    what: 'The request could not be read. Nothing was changed.',
    next: 'Reload the page and try again.',
  },
  request_origin_refused: {
    what: 'The request did not come from a page of this console, so it was refused. Nothing was changed.',
    next: 'Open the console at its own address and try again there.',
  },
  rate_limited: {
    what: 'Too many requests came from here in a short time.',
    next: 'Try again in {{seconds}} seconds.',
  },
  overloaded: {
    what: 'The console has more to do than it can. Nothing was changed.',
    next: 'Wait a moment and try again.',
  },
  internal_error: {
    what: 'The console failed while working on this request. Whether something was changed stands in the operator trail.',
    next: 'Try again. If it fails again, give the request id to whoever runs this console.',
  },
  read_failed: {
    what: 'The console failed while it was reading. Nothing was changed.',
    next: 'Try again. If it fails again, give the request id to whoever runs this console.',
  },
  pages_not_built: {
    what: 'The pages of the console have not been built, so there is nothing to show.',
    next: 'Build them with “pnpm build” and start the console again.',
  },
  store_unavailable: {
    what: 'The console cannot read or write its own store. Nothing was changed in Quay.',
    next: 'Whoever runs this console checks its data directory or database; the status page says more.',
  },
  audit_unavailable: {
    what: 'The operator trail cannot be written, and without it nothing is changed in Quay.',
    next: 'Whoever runs this console checks its data directory or database; the status page says more.',
  },
  not_signed_in: {
    what: 'You are signed out, or the session has ended.',
    next: 'Sign in again; you come back to this page.',
  },
  sign_in_failed: {
    what: 'The name and password do not belong together, or the account is disabled.',
    next: 'Check both and try again. An administrator of this console can reset the password.',
  },
  sign_in_throttled: {
    what: 'Too many sign-ins have failed, so the next one has to wait. The account is not locked.',
    next: 'Try again in {{seconds}} seconds.',
  },
  not_allowed: {
    what: 'Your role does not include this. Nothing was changed.',
    next: 'An administrator of this console can do it.',
  },
  password_change_required: {
    what: 'Your password must be changed before anything else: somebody else made it.',
    next: 'Change it under your own account.',
  },
  access_changed: {
    what: 'Your session ended or your role changed while this was being read, so it stopped here.',
    next: 'Sign in again if you are asked to, then open it again.',
  },
  step_up_required: {
    what: 'This needs your password once more, since it does harm in the wrong hands.',
    next: 'Confirm your password; it then counts for ten minutes.',
  },
  step_up_failed: {
    what: 'The password is wrong. Nothing was changed.',
    next: 'Type the password with which you signed in to this console.',
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
    what: 'The same request is being worked on already.',
    next: 'Wait for its answer. Nothing is done twice.',
  },
  set_up_done: {
    what: 'This console has been set up already.',
    next: 'Sign in. An administrator of this console can make you an account.',
  },
  set_up_code_wrong: {
    what: 'The set-up code is wrong.',
    next: 'Copy the code from the terminal in which the console was started.',
  },
  set_up_code_expired: {
    what: 'The set-up code is no longer valid.',
    next: 'Start the console again; it prints a new code.',
  },
  password_wrong: {
    what: 'The current password is wrong. Nothing was changed.',
    next: 'Type the password with which you signed in to this console.',
  },
  password_too_common: {
    what: 'This password is on lists of passwords that are tried first.',
    next: 'Choose another one; several words in a row are good.',
  },
  password_same: {
    what: 'The new password is the present one.',
    next: 'Choose another one.',
  },
  staff_not_found: {
    what: 'There is no staff account of this name.',
    next: 'Go back to the list; somebody may have changed it meanwhile.',
  },
  staff_name_taken: {
    what: 'There is a staff account of this name already.',
    next: 'Choose another name.',
  },
  session_not_found: {
    what: 'This session has ended already.',
    next: '',
  },
  quay_unreachable: {
    what: 'Quay is not answering: no connection could be made, so nothing was read or changed.',
    next: 'Try again when Quay answers. The banner on top goes away by itself.',
  },
  quay_timeout: {
    what: 'Quay did not answer in time.',
    next: 'Wait a moment and try again.',
  },
  quay_overloaded: {
    what: 'Quay has more to do than it can and turned the request away. Nothing was changed.',
    next: 'Wait a moment and try again.',
  },
  quay_bad_response: {
    what: 'Quay answered something that is not an answer of its API, such as an error page.',
    next: 'Try again. If it stays so, look at Quay itself or at a proxy in front of it.',
  },
  quay_rate_limited: {
    what: 'Quay takes no more requests for the moment. Nothing was changed.',
    next: 'Wait a moment and try again.',
  },
  quay_read_only: {
    what: 'Quay is in read-only mode and takes no changes. Nothing was changed.',
    next: 'Try again when the registry is writable.',
  },
  quay_forbidden: {
    what: 'Quay does not allow this to the account of the console’s token. Nothing was changed.',
    next: 'The status page says what the token may do.',
  },
  quay_refused: {
    what: 'Quay refused the change. Nothing was changed.',
    next: 'Quay’s own reason stands in the technical details, which administrators see.',
  },
  quay_not_found: {
    what: 'Quay knows nothing of this name, or no longer. Nothing was changed.',
    next: 'Look for it in its list: it may have been renamed or deleted meanwhile.',
  },
  quay_credential_invalid: {
    what: 'Quay no longer accepts the console’s token, so its answers are not used and nothing was changed.',
    next: 'An administrator replaces the token; the status page says how.',
  },
  registry_unconfirmed: {
    what: 'The console is checking whether the stored data belong to the registry that answers now, so nothing new is read.',
    next: 'Stored days are still shown. The status page shows how far the check is.',
  },
  registry_check_over: {
    what: 'This question is no longer open: the check was decided or started again. Nothing was changed.',
    next: 'The status page shows how the check stands now.',
  },
  outcome_unknown: {
    what: 'Quay’s answer was lost on the way, so it is not known whether the change was made.',
    next: 'Check now: the console reads from Quay how things stand.',
  },
  not_done: {
    what: 'Reading it again shows that nothing changed: Quay did not do it.',
    next: 'Try again. If it stays so, look at Quay itself.',
  },
  user_not_found: {
    what: 'Quay has no user of this name. The user may have been deleted or renamed.',
    next: 'Go back to the list and read it again.',
  },
  user_name_illegal: {
    what: 'A name has lowercase letters and digits, with single dots, underscores or hyphens between them.',
    next: 'Write it that way, for example maria-gomez.',
  },
  user_name_length: {
    what: 'A name has from 2 to 255 characters.',
    next: 'Choose a name of that length.',
  },
  user_name_taken: {
    what: 'Another user of this registry has this name.',
    next: 'Choose another name.',
  },
  user_name_taken_by_organization: {
    what: 'An organization of this registry has this name, and users and organizations share their names.',
    next: 'Choose another name.',
  },
  user_name_reserved: {
    what: 'The name belonged to something that was deleted, and Quay keeps it back until the data behind it are purged.',
    next: 'Choose another name, or wait for the purge.',
  },
  user_email_required: {
    what: 'This registry sends mail, so every new user needs an e-mail address.',
    next: 'Enter an address.',
  },
  user_email_invalid: {
    what: 'This is not an e-mail address that Quay would take.',
    next: 'Write it like maria@example.org.',
  },
  user_email_taken: {
    what: 'Another user of this registry has this e-mail address.',
    next: 'Enter another address, or find that user in the list.',
  },
  user_password_illegal: {
    what: 'A password for Quay has at least 8 characters and no spaces.',
    next: 'Choose another one, or let the console make one.',
  },
  user_is_superuser: {
    what: 'The user is a superuser, and Quay refuses every change to a superuser. Nothing was changed.',
    next: 'Take the superuser right away in Quay first.',
  },
  user_still_there: {
    what: 'Quay reported that the user was deleted, but the user is still there. Quay does this with disabled users.',
    next: 'Enable the user, then delete.',
  },
  accounts_external: {
    what: 'The users of this registry come from {{type}}, so Quay neither creates them nor sets their passwords.',
    next: 'Make the change in {{type}}.',
  },
  mail_not_sent: {
    what: 'Quay could not send the mail.',
    next: 'Check Quay’s mail settings. A new password can be set without mail.',
  },
  usage_log_range_inverted: {
    what: 'The range ends before it begins, so nothing was asked.',
    next: 'Choose an end after the beginning.',
  },
  usage_log_address_invalid: {
    what: 'This is no IP address, so nothing was searched.',
    next: 'Enter an address (198.51.100.7), a network (198.51.100.0/24, 2001:db8::/32) or the beginning of one (198.51.100).',
  },
  usage_log_namespace_unknown: {
    what: 'No user or organization is called {{name}}, and no stored entry names it.',
    next: 'Check the spelling. Names are lowercase and complete.',
  },
  usage_log_repository_unknown: {
    what: 'There is no repository {{name}}, and no stored entry names it.',
    next: 'Enter the path with its namespace, such as acme/web.',
  },
  usage_log_range_unreadable: {
    what: 'Quay cannot read a day this far away, so nothing was asked.',
    next: 'Choose days between the years 2000 and 9999.',
  },
  usage_log_entry_gone: {
    what: 'This entry is neither stored here nor found in Quay any more. Quay removes old entries after a time that its settings decide.',
    next: 'Look for it by its day and names, or ask for an export that was made before.',
  },
  usage_log_link_old_form: {
    what: 'This link has an old format that no longer identifies an entry.',
    next: 'Look for the entry by its day and names, and keep the new link.',
  },
  usage_log_link_key_replaced: {
    what: 'This link was made with a key that this console no longer has, or a part of it is missing.',
    next: 'Check that the link is whole. Otherwise look for the entry by its day and names, and keep the new link.',
  },
  usage_log_entry_not_read: {
    what: 'This entry is not stored here, and not every entry of its day could be read from Quay, so it may still be there.',
    next: 'Try again later, or read its day on the page Coverage.',
  },
  usage_logs_unavailable: {
    what: 'This Quay writes its usage logs to a place that it cannot search, so nothing can be read here.',
    next: 'Look in the log system that Quay forwards to, or give Quay a search token for it.',
  },
  usage_log_file_gone: {
    what: 'There is no such file any more, so the log store is as it was.',
    next: 'Refresh the page to see the files that are there.',
  },
  usage_log_file_newer: {
    what: 'A newer version of the console wrote this file, so this version cannot use it. The log store is as it was.',
    next: 'Upgrade the console, then restore the file.',
  },
  usage_log_file_unreadable: {
    what: 'The file is damaged, and no entry can be read from it. The log store is as it was.',
    next: 'Restore the file from a backup of the data folder, or keep it for an analysis.',
  },
  download_expired: {
    what: 'The address of this file is good once and for a minute. It was used, or its time is over.',
    next: 'Ask for the file again.',
  },
} as const
