import { setUp } from './en/set-up.ts'

export const words = {
  setUp,
  problems: {
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
  },
  reasons: {},
  operations: {
    'set-up': { 'check-code': 'Check set-up code', 'create-administrator': 'Create first administrator' },
  },
} as const
