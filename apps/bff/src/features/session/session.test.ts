import { readMe } from '@quaymaster/contracts/me'
import { deleteSession } from '@quaymaster/contracts/session'
import { describe, expect, test } from 'vitest'
import { startTestApp, TEST_PASSWORD } from '../../testing/start-test-app.ts'

describe('sign-in', () => {
  test('signs in, tells who one is, and signs out', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'administrator')
    const client = stack.client()
    expect((await client.call(readMe)).problem.code).toBe('not_signed_in')
    const answer = await client.signIn('ada', TEST_PASSWORD)
    expect(answer.status).toBe(200)
    const me = await client.call(readMe)
    expect(me.body).toMatchObject({ name: 'ada', role: 'administrator', stepUpUntil: null })
    expect((await client.call(deleteSession)).status).toBe(204)
    expect(client.cookie).toBe('')
  })
})
