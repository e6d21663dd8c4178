import { describe, expect, test } from 'vitest'
import { senderOf } from '../http/sender-network.ts'
import { startTestApp, TEST_PASSWORD, type TestApp } from '../testing/start-test-app.ts'

/** For the full sizes on a busy machine. */
const TIMEOUT_MS = 900_000

const isFull = process.env['QM_TEST_FULL'] !== undefined
const AT_ONCE = 20
const SECOND_MS = 1000
const TRUSTED = { trustedProxies: ['127.0.0.1'] }

/** Guesses before the first delay. */
const FREE_FAILURES = 5

/** Seconds pass only where a test lets them: a restart takes longer than the delays that it must not forget. */
async function startThrottled(): Promise<TestApp> {
  const stack = await startTestApp({ config: TRUSTED })
  stack.clock.stop()
  return stack
}

const from = (stack: TestApp, address: string) => stack.client({ 'x-forwarded-for': address })

/** How many guesses were looked at: those that were not sent away before. */
async function guess(stack: TestApp, name: string, address: string): Promise<boolean> {
  const answer = await from(stack, address).signIn(name, 'a wrong guess')
  expect([401, 429]).toContain(answer.status)
  return answer.status === 401
}

/** Tries as somebody who reads what the page says, and gives the seconds it took. */
async function secondsUntilSignedIn(stack: TestApp, name: string, address: string): Promise<number> {
  let waited = 0
  for (;;) {
    const answer = await from(stack, address).signIn(name, TEST_PASSWORD)
    if (answer.status === 200) return waited
    const { retryAfterSeconds = 1 } = answer.problem
    waited += retryAfterSeconds
    stack.clock.advance(retryAfterSeconds * SECOND_MS)
    if (waited > 3600) return waited
  }
}

describe('S12: guessing passwords', () => {
  test(
    'S12: at most 70 guesses in an hour are looked at for one account, from many addresses',
    async () => {
      await using stack = await startThrottled()
      await stack.createStaff('ada', 'administrator')
      let evaluated = 0
      const start = stack.clock.now()
      for (let index = 0; stack.clock.now() - start < 3600 * SECOND_MS; index += 1) {
        const answer = await from(stack, `10.0.${index % 200}.1`).signIn('ada', 'a wrong guess')
        if (answer.status === 401) evaluated += 1
        // Whoever guesses best comes back the moment that another guess is looked at.
        else stack.clock.advance((answer.problem.retryAfterSeconds ?? 1) * SECOND_MS)
      }
      expect(evaluated).toBeGreaterThan(40)
      expect(evaluated).toBeLessThanOrEqual(70)
    },
    TIMEOUT_MS,
  )

  test(
    'S12: one address is sent away after 20, and its whole IPv6 network with it',
    async () => {
      await using stack = await startThrottled()
      let evaluated = 0
      const guesses = isFull ? 500 : 60
      for (let index = 0; index < guesses; index += 1) {
        if (await guess(stack, `person-${index}`, `2001:db8:1:2::${(index + 1).toString(16)}`)) evaluated += 1
      }
      expect(evaluated).toBe(20)
      expect(await guess(stack, 'person-x', '2001:db8:1:3::1')).toBe(true)
    },
    TIMEOUT_MS,
  )

  test(
    'S12: the owner gets in within 65 seconds while the account is attacked',
    async () => {
      await using stack = await startThrottled()
      await stack.createStaff('ada', 'administrator')
      const guesses = isFull ? 10_000 : 60
      for (let index = 0; index < guesses; index += AT_ONCE) {
        await Promise.all(Array.from({ length: AT_ONCE }, () => guess(stack, 'ada', '10.0.0.66')))
      }
      for (let index = 0; index < 6; index += 1) {
        await guess(stack, 'ada', `10.0.${index}.77`)
        stack.clock.advance(60 * SECOND_MS)
      }
      await guess(stack, 'ada', '10.0.9.77')
      expect(await secondsUntilSignedIn(stack, 'ada', '192.0.2.7')).toBeLessThanOrEqual(65)
    },
    TIMEOUT_MS,
  )

  test('S12: an address from which the owner signed in before is not slowed at all by others', async () => {
    await using stack = await startThrottled()
    await stack.createStaff('ada', 'administrator')
    await from(stack, '192.0.2.7').signIn('ada', TEST_PASSWORD)
    for (let index = 0; index < 30; index += 1) await guess(stack, 'ada', `10.0.${index}.1`)
    expect(await secondsUntilSignedIn(stack, 'ada', '192.0.2.7')).toBe(0)
  })

  test(
    'S12: one guess at each of 1,000 accounts runs into the brake over all',
    async () => {
      await using stack = await startThrottled()
      let evaluated = 0
      const start = stack.clock.now()
      const accounts = isFull ? 1000 : 240
      for (let index = 0; stack.clock.now() - start < 60 * SECOND_MS; index += 1) {
        if (await guess(stack, `person-${index}`, `10.${index % 250}.${Math.floor(index / 250)}.1`)) evaluated += 1
        stack.clock.advance((60 * SECOND_MS) / accounts)
      }
      expect(evaluated).toBeGreaterThan(100)
      expect(evaluated).toBeLessThanOrEqual(200)
    },
    TIMEOUT_MS,
  )

  test('S12: a restart forgets nothing of it', async () => {
    await using stack = await startThrottled()
    await stack.createStaff('ada', 'administrator')
    for (let index = 0; index < 6; index += 1) await guess(stack, 'ada', '10.0.0.66')
    await stack.restart()
    const answer = await from(stack, '10.0.0.67').signIn('ada', TEST_PASSWORD)
    expect(answer.problem.code).toBe('sign_in_throttled')
    expect(answer.headers.get('retry-after')).toBe(String(answer.problem.retryAfterSeconds))
  })

  test('many guesses at once count as many', async () => {
    await using stack = await startThrottled()
    await stack.createStaff('ada', 'administrator')
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => guess(stack, 'ada', `10.1.${index}.1`)))
    expect(answers.filter(Boolean).length).toBe(FREE_FAILURES)
  })
})

describe('S12: an address', () => {
  test.each([
    ['of its port', (index: number) => `203.0.113.5:${50_000 + index}`],
    ['of its port, over IPv6', (index: number) => `[2001:db8::5]:${50_000 + index}`],
    ['of its spelling', (index: number) => (index % 2 === 0 ? '203.0.113.5' : '::ffff:203.0.113.5')],
    ['of something that is no address', (index: number) => `sender-${index}`],
  ])('S12: is no new one because %s', async (_case, address) => {
    await using stack = await startTestApp({ config: TRUSTED })
    const wasEvaluated: boolean[] = []
    for (let index = 0; index < 30; index += 1) {
      wasEvaluated.push(await guess(stack, `nobody-${index}`, address(index)))
    }
    expect(wasEvaluated.filter(Boolean)).toHaveLength(20)
  })
})

describe('the time and the words of an answer', () => {
  test('do not tell an unknown name from a wrong password or a disabled account', async () => {
    await using stack = await startTestApp({ seams: { answerFloorMs: 250 } })
    await stack.createStaff('ada', 'administrator')
    await stack.createStaff('bob', 'auditor')
    await stack.app.store.updateTable('staff').set({ is_enabled: 0 }).where('name', '=', 'bob').execute()
    const cases = [
      ['ada', 'wrong'],
      ['nobody', 'wrong'],
      ['bob', TEST_PASSWORD],
    ] as const
    for (const [name, password] of cases) {
      const start = performance.now()
      const { status, problem } = await stack.client().signIn(name, password)
      expect(performance.now() - start).toBeGreaterThanOrEqual(250)
      const { requestId, ...rest } = problem
      expect(requestId).toHaveLength(36)
      expect([status, rest]).toEqual([
        401,
        { type: 'urn:quaymaster:problem:sign_in_failed', status: 401, code: 'sign_in_failed' },
      ])
    }
  })
})

describe('one sender', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2::9', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1:2:3:4:5.6.7.8', '0:0:1:2::/64'],
    ['192.0.2.7:51008', '192.0.2.7'],
    ['[2001:db8:1:2::9]:4711', '2001:db8:1:2::/64'],
    ['no address', ''],
  ])('%s counts as %s', (address, sender) => expect(senderOf(address)).toBe(sender))
})
