import { common } from './en/common.ts'
import { shell } from './en/shell.ts'
import { problems } from './en/problems.ts'

export const words = {
  common,
  shell,
  problems,
  reasons: {
    role_lacks: {
      text: 'Your role does not include this.',
      remedy: 'An administrator of this console can do it.',
    },
    password_change_required: {
      text: 'You must change your password first, because someone else set it.',
      remedy: 'Change it under “My account”.',
    },
  },
  operations: {},
} as const
