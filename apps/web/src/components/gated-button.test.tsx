// @vitest-environment happy-dom
import type { Decision } from '@quaymaster/contracts/decision'
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPart } from '../../testing/render-part.tsx'
import { GatedButton } from './gated-button.tsx'
import { GatedMenu } from './gated-menu.tsx'

const ALLOWED: Decision = { isAllowed: true, needsStepUp: false }
const REFUSED: Decision = { isAllowed: false, needsStepUp: false, reason: { code: 'registry_read_only' } }

afterEach(cleanup)

it('does what it says where that is allowed', async () => {
  const onClick = vi.fn<() => void>()
  const { user } = await renderPart(
    <GatedButton decision={ALLOWED} onClick={onClick}>
      Delete
    </GatedButton>,
  )
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  expect(onClick).toHaveBeenCalledOnce()
})

it('stays in reach where it is refused, does nothing, and says why and what would help', async () => {
  const onClick = vi.fn<() => void>()
  const { user } = await renderPart(
    <GatedButton decision={REFUSED} onClick={onClick} remedy={() => <a href="/help">What helps</a>}>
      Delete
    </GatedButton>,
  )
  const button = await screen.findByRole('button', { name: 'Delete' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  await vi.waitFor(async () => {
    screen.getByRole('button', { name: 'Delete' }).focus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('link', { name: 'What helps' })).toBeTruthy()
  })
  expect(onClick).not.toHaveBeenCalled()
})

it('keeps refused acts in a menu, each with its reason', async () => {
  const onSelect = vi.fn<() => void>()
  const { user } = await renderPart(
    <GatedMenu
      label="Actions for maria"
      actions={[
        { key: 'rename', label: 'Rename', decision: ALLOWED, onSelect },
        { key: 'delete', label: 'Delete', decision: REFUSED, onSelect: () => expect.unreachable('refused') },
      ]}
    />,
  )
  await user.click(await screen.findByRole('button', { name: 'Actions for maria' }))
  const refused = await screen.findByRole('menuitem', { name: /Delete/ })
  expect(refused.getAttribute('aria-disabled')).toBe('true')
  expect(refused.textContent.length).toBeGreaterThan('Delete'.length)
  await user.click(refused)
  await user.click(screen.getByRole('menuitem', { name: 'Rename' }))
  expect(onSelect).toHaveBeenCalledOnce()
})
