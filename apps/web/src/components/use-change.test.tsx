// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPart } from '../../testing/render-part.tsx'
import { ApiError } from '../lib/api-error.ts'
import type { CallProblemCode } from '../lib/api-error.ts'
import { defineChange } from '../lib/change.ts'
import { UnresolvedChanges } from './unresolved-changes-alert.tsx'
import { useReportedChange } from './use-change.ts'

const failure = (code: CallProblemCode) => new ApiError({ type: 'about:blank', status: 503, code, requestId: 'r-7' })

type Parts = { name: string; send: () => Promise<string>; undo?: () => void; check?: () => Promise<string> }

/** A button that changes something at once. */
function ChangeButton({ name, send, undo, check = () => Promise.resolve('enabled') }: Parts) {
  const change = useReportedChange(defineChange({ send: (_of: string) => send() }), {
    done: (answer, of) => ({ kind: 'success', title: `${of} is ${answer}`, ...(undo && { onUndo: undo }) }),
    failed: (of) => `${of} was not changed`,
    unresolved: (of) => ({
      id: `change ${of}`,
      title: () => `Was ${of} changed?`,
      check: async () => {
        const found = await check()
        return () => `${of} is ${found} now`
      },
    }),
  })
  return (
    <>
      <UnresolvedChanges />
      <button type="button" onClick={() => change.run(name)}>
        {change.running === undefined ? 'Change' : `Changing ${change.running}`}
      </button>
    </>
  )
}

const press = async (parts: Parts) => {
  const shown = await renderPart(<ChangeButton {...parts} />)
  await shown.user.click(await screen.findByRole('button', { name: 'Change' }))
  return shown
}

// Toasts outlive a page: each test changes somebody else.
afterEach(cleanup)

it('says what was done, and takes it back', async () => {
  const undo = vi.fn<() => void>()
  const { user } = await press({ name: 'jo', send: () => Promise.resolve('disabled'), undo })
  expect(await screen.findByText(/jo is disabled/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(undo).toHaveBeenCalledOnce()
  expect(screen.queryByText(/jo is disabled/)).toBeNull()
})

it('says what was not done, why, and what next', async () => {
  await press({ name: 'kim', send: () => Promise.reject(failure('quay_timeout')) })
  expect(await screen.findByText(/kim was not changed/)).toBeTruthy()
  expect(screen.getByText('r-7')).toBeTruthy()
})

it('makes a change once, however often somebody presses meanwhile', async () => {
  let answer = (_text: string) => {}
  const send = vi.fn<() => Promise<string>>(() => new Promise((resolve) => (answer = resolve)))
  const { user } = await press({ name: 'lee', send })
  await user.click(screen.getByRole('button', { name: 'Changing lee' }))
  answer('disabled')
  expect(await screen.findByRole('button', { name: 'Change' })).toBeTruthy()
  expect(send).toHaveBeenCalledOnce()
})

it.each(['step_up_required', 'not_signed_in'] as const)(
  'says nothing of %s, which the shell asks about',
  async (code) => {
    await press({ name: 'pat', send: () => Promise.reject(failure(code)) })
    expect(await screen.findByRole('button', { name: 'Change' })).toBeTruthy()
    expect(screen.queryByText(/pat/)).toBeNull()
  },
)

it('keeps a change in sight whose answer was lost, until it is known how things stand', async () => {
  const check = vi.fn<() => Promise<string>>()
  check.mockRejectedValueOnce(failure('quay_timeout')).mockResolvedValueOnce('enabled')
  const { user } = await press({ name: 'sam', send: () => Promise.reject(failure('outcome_unknown')), check })
  expect(await screen.findByText(/Was sam changed\?/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Check now' }))
  expect(await screen.findByText(/could not be checked/)).toBeTruthy()
  expect(screen.getByText(/Was sam changed\?/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Check now' }))
  expect(await screen.findByText(/sam is enabled now/)).toBeTruthy()
  expect(screen.queryByText(/Was sam changed\?/)).toBeNull()
})
