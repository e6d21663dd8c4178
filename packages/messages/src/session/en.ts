export const words = {
  problems: {
    sign_in_failed: {
      what: 'Incorrect username or password, or the account is disabled.',
      next: 'Check both and try again. An administrator of this console can reset the password.',
    },
    sign_in_throttled: {
      what: 'Too many sign-ins failed. The account is not locked.',
      next: 'Try again in {{seconds}} seconds.',
    },
  },
  reasons: {},
  operations: {
    session: { create: 'Sign in', delete: 'Sign out', 'step-up': 'Confirm password' },
  },
} as const
