// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPart } from '../../testing/render-part.tsx'
import { ApiError } from '../lib/api-error.ts'
import { isOutcomeUnknown } from '../lib/outcome.ts'
import { CheckOutcome } from './check-outcome.tsx'
import { ConfirmModal } from './confirm-modal.tsx'

const lost = new ApiError({ type: 'about:blank', status: 502, code: 'outcome_unknown', requestId: 'r-9' })

async function showDialog(onConfirm: () => Promise<void>, check: () => Promise<string | null>) {
  const shown = await renderPart(
    <ConfirmModal
      title="Delete maria"
      name="maria"
      submitLabel="Delete maria"
      onConfirm={onConfirm}
      onClose={() => {}}
      renderError={(error) =>
        isOutcomeUnknown(error) ? (
          <CheckOutcome
            title="Was maria deleted?"
            error={error}
            check={check}
            describe={(found) => (found === null ? 'maria is gone' : 'maria is still there')}
          >
            <p>It can be tried again.</p>
          </CheckOutcome>
        ) : undefined
      }
    >
      <p>Everything is lost.</p>
    </ConfirmModal>,
  )
  return { ...shown, field: await screen.findByRole('textbox') }
}

afterEach(cleanup)

it('waits for the name, letter by letter', async () => {
  const onConfirm = vi.fn<() => Promise<void>>(() => Promise.resolve())
  const { user, field } = await showDialog(onConfirm, () => Promise.resolve(null))
  const button = screen.getByRole('button', { name: 'Delete maria' })
  await user.type(field, 'Maria{Enter}')
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(await screen.findByText('The name does not match.')).toBeTruthy()
  expect(onConfirm).not.toHaveBeenCalled()
  await user.clear(field)
  await user.type(field, 'maria')
  await user.click(button)
  expect(onConfirm).toHaveBeenCalledOnce()
})

it('finds out whether it was done where the answer was lost', async () => {
  const check = vi.fn<() => Promise<string | null>>()
  check.mockRejectedValueOnce(lost).mockResolvedValueOnce('maria').mockResolvedValueOnce(null)
  const { user, field } = await showDialog(() => Promise.reject(lost), check)
  await user.type(field, 'maria{Enter}')
  expect(await screen.findByText(/Was maria deleted\?/)).toBeTruthy()
  const look = () => user.click(screen.getByRole('button', { name: 'Check now' }))
  await look()
  expect(await screen.findByText(/could not be checked/)).toBeTruthy()
  await look()
  expect(await screen.findByText(/maria is still there/)).toBeTruthy()
  expect(screen.getByText('It can be tried again.')).toBeTruthy()
  await look()
  expect(await screen.findByText(/maria is gone/)).toBeTruthy()
  expect(screen.queryByText('It can be tried again.')).toBeNull()
})
