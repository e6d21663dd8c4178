import { hasProblemCode } from './api-error.ts'

/** Whether nobody knows if a change was made: its answer, or that of Quay, was lost. */
export const isOutcomeUnknown = (error: unknown): boolean =>
  hasProblemCode(error, 'outcome_unknown', 'console_unreachable', 'answer_unreadable', 'idempotency_in_progress')
