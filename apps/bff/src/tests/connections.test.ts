import { describe, expect, test } from 'vitest'
import { countOpen, openConnection, openConnections } from '../testing/silent-connections.ts'
import { startTestApp, type TestApp } from '../testing/start-test-app.ts'

const ATTACKERS = Array.from({ length: 8 }, (_, index) => `127.0.0.${index + 2}`)

const countConnections = async ({ app }: TestApp) =>
  new Promise<number>((resolve) => app.server.getConnections((_error, count) => resolve(count)))

const refusals = (stack: TestApp) =>
  stack
    .logText()
    .split('\n')
    .filter((line) => line.includes('connection refused'))

describe('P15: many silent connections', () => {
  test('P15: do not shut anybody else out, and are told of once', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'administrator')
    for (const attacker of ATTACKERS) {
      const silent = await openConnections(stack.url, attacker, 250)
      // The console is used while they are held: whatever of an attack was let in, there is room.
      expect((await stack.client().fetch('/sign-in')).status).toBe(200)
      const countRefused = () =>
        silent.filter((connection) => !connection.isOpen() && connection.received() === '').length
      await expect.poll(countRefused, { timeout: 20_000 }).toBe(250 - 64)
      expect(countOpen(silent)).toBeLessThanOrEqual(64)
    }
    expect(await countConnections(stack)).toBeLessThanOrEqual(8 * 64 + 10)
    expect((await stack.signIn('auditor')).cookie).not.toBe('')
    expect(refusals(stack)).toHaveLength(1)
    stack.clock.advance(60_000)
    await openConnections(stack.url, '127.0.0.10', 65)
    await expect.poll(() => refusals(stack), { timeout: 20_000 }).toHaveLength(2)
    expect(JSON.parse(refusals(stack)[1] ?? '')).toMatchObject({ level: 40, total: 8 * 186 + 1 })
    expect(stack.logText()).not.toContain('127.0.0.2')
  }, 60_000)

  test('P15: of a trusted proxy are all kept', async () => {
    await using stack = await startTestApp({ config: { trustedProxies: ['127.0.0.2'] } })
    const silent = await openConnections(stack.url, '127.0.0.2', 200)
    expect((await stack.client().fetch('/sign-in')).status).toBe(303)
    expect(countOpen(silent)).toBe(200)
  })
})

describe('what never becomes a request', () => {
  test.each([
    ['no HTTP at all', 'NONSENSE\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['P15: headers that do not come', 'GET / HTTP/1.1\r\n', 408],
  ])(
    'is answered and let go, though the other side holds on: %s',
    async (_what, text, status) => {
      await using stack = await startTestApp()
      const connection = await openConnection(stack.url, '127.0.0.2', text)
      await expect.poll(() => connection.received(), { timeout: 20_000 }).toContain(`HTTP/1.1 ${status} `)
      await expect.poll(() => countConnections(stack), { timeout: 20_000 }).toBe(0)
      // It was the server's doing: this side has not ended.
      expect(connection.socket.writableEnded).toBe(false)
      connection.socket.destroy()
    },
    60_000,
  )
})
