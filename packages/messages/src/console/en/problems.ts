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
  password_too_common: {
    what: 'This password is on a list of common passwords, which attackers try first.',
    next: 'Choose another password. Several words in a row work well.',
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
  outcome_unknown: {
    what: 'Quay’s response was lost, so it is unknown whether the change was made.',
    next: 'Select “Check now” to read the current state from Quay.',
  },
  not_done: {
    what: 'Quay did not make the change.',
    next: 'Try again. If it happens again, check Quay.',
  },
} as const
