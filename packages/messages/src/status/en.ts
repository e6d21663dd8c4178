import { status } from './en/status.ts'

export const words = {
  status,
  problems: {
    registry_check_over: {
      what: 'This question is no longer open. The check was decided or started again. Nothing was changed.',
      next: 'The status page shows the current state of the check.',
    },
  },
  reasons: {},
  operations: {
    status: { read: 'Read status', probe: 'Refresh status', 'answer-registry-check': 'Confirm registry' },
  },
} as const
