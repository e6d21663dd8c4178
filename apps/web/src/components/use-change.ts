import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { hasProblemCode, isApiError } from '../lib/api-error.ts'
import { runChange } from '../lib/change.ts'
import type { Change } from '../lib/change.ts'
import { isOutcomeUnknown } from '../lib/outcome.ts'
import { showToast } from '../lib/toasts.ts'
import type { Toast } from '../lib/toasts.ts'
import { addUnresolvedChange } from '../lib/unresolved-changes.ts'
import type { UnresolvedChange } from '../lib/unresolved-changes.ts'

/** A change for a dialog or a form, which shows by itself what it throws. */
export function useChange<Input, Answer>(change: Change<Input, Answer>): (input: Input) => Promise<Answer> {
  const client = useQueryClient()
  return (input) => runChange(client, change, input)
}

type Report<Input, Answer> = {
  /** Says that it was done; nothing where the page shows it by itself. */
  done: (answer: Answer, input: Input) => string | Omit<Toast, 'id'> | undefined
  /** The title over what went wrong. */
  failed: (input: Input) => string
  /** Keeps a change in sight of which nobody knows whether it was made; without it that is a failure like others. */
  unresolved?: (input: Input) => UnresolvedChange
}

export type ReportedChange<Input> = {
  /** Does it; a second press while the first is on its way does nothing. */
  run: (input: Input) => void
  isRunning: boolean
  /** What is being changed. */
  running: Input | undefined
}

/** A change that is made at once, without a dialog, and says in a toast how it went. */
export function useReportedChange<Input, Answer>(
  change: Change<Input, Answer>,
  { done, failed, unresolved }: Report<Input, Answer>,
): ReportedChange<Input> {
  const send = useChange(change)
  const [running, setRunning] = useState<{ input: Input }>()
  const isRunning = useRef(false)
  function fail(error: unknown, input: Input): void {
    // Who would not prove who they are has changed their mind; a session that is over says so by itself.
    if (hasProblemCode(error, 'step_up_required', 'not_signed_in')) return
    if (unresolved !== undefined && isOutcomeUnknown(error)) return addUnresolvedChange(unresolved(input))
    showToast({ kind: 'danger', title: failed(input), ...(isApiError(error) && { problem: error.problem }) })
  }
  async function run(input: Input): Promise<void> {
    isRunning.current = true
    setRunning({ input })
    try {
      const said = done(await send(input), input)
      if (said !== undefined) showToast(typeof said === 'string' ? { kind: 'success', title: said } : said)
    } catch (error) {
      fail(error, input)
    } finally {
      isRunning.current = false
      setRunning(undefined)
    }
  }
  return {
    run: (input) => {
      if (!isRunning.current) void run(input)
    },
    isRunning: running !== undefined,
    running: running?.input,
  }
}
