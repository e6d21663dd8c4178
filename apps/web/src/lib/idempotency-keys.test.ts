import { expect, it } from 'vitest'
import { digestAct } from './idempotency-keys.ts'

it('recognizes the same act by a digest that tells nothing of what was typed', async () => {
  const digest = await digestAct('user.set-password', { body: { password: 'correct horse' } })
  expect(await digestAct('user.set-password', { body: { password: 'correct horse' } })).toBe(digest)
  expect(await digestAct('user.set-password', { body: { password: 'correct horses' } })).not.toBe(digest)
  expect(digest).toMatch(/^[\w+/]{43}=$/)
})
