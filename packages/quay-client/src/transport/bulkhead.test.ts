import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Bulkhead } from './bulkhead.ts'
import { RateGovernor } from './rate-governor.ts'
import { isQuayOverloadedError, isQuayTimeoutError } from '../errors/unfinished-call-errors.ts'
import { MARIA, connect, failureOf, sendJson, startServer } from '../tests/local-server.ts'

const limits = { running: 2, backgroundRunning: 1, waiting: 2, waitMs: 60 }
const idle = new AbortController().signal
const make = () => new Bulkhead(limits, new RateGovernor())

test('lets so many through, keeps so many waiting and refuses the next at once', async () => {
  const bulkhead = make()
  await bulkhead.enter('one', 'interactive', idle)
  const leave = await bulkhead.enter('two', 'interactive', idle)
  const third = bulkhead.enter('three', 'interactive', idle)
  const fourth = failureOf(bulkhead.enter('four', 'interactive', idle))
  const startedAt = performance.now()
  expect(await failureOf(bulkhead.enter('five', 'interactive', idle))).toSatisfy(isQuayOverloadedError)
  expect(performance.now() - startedAt).toBeLessThan(30)
  leave()
  await third
  expect(await fourth).toSatisfy(isQuayOverloadedError)
})

test('never gives the background more than its part, and lets it wait for longer', async () => {
  const bulkhead = make()
  const order: string[] = []
  const enter = async (name: string, priority: 'interactive' | 'background') => {
    const leave = await bulkhead.enter(name, priority, idle)
    order.push(name)
    return leave
  }
  const leaveFirst = await enter('background 1', 'background')
  const second = enter('background 2', 'background')
  const leaveInteractive = await enter('interactive 1', 'interactive')
  leaveInteractive()
  await sleep(2 * limits.waitMs)
  expect(order).toEqual(['background 1', 'interactive 1'])
  leaveFirst()
  await second
  expect(order).toEqual(['background 1', 'interactive 1', 'background 2'])
})

test('lets an interactive call take the place of the last background call that waits', async () => {
  const bulkhead = make()
  const leave = await bulkhead.enter('one', 'interactive', idle)
  await bulkhead.enter('two', 'background', idle)
  const waits = bulkhead.enter('background 1', 'background', idle)
  const evicted = failureOf(bulkhead.enter('background 2', 'background', idle))
  const interactive = bulkhead.enter('interactive', 'interactive', idle)
  expect(await evicted).toSatisfy(isQuayOverloadedError)
  leave()
  const leaveInteractive = await interactive
  leaveInteractive()
  const state = await Promise.race([waits.then(() => 'in'), sleep(20, 'waits')])
  expect(state).toBe('waits')
  bulkhead.close()
  await failureOf(waits)
})

test('takes a call that gave up out of the queue', async () => {
  const bulkhead = make()
  const leave = await bulkhead.enter('one', 'interactive', idle)
  await bulkhead.enter('two', 'interactive', idle)
  const giveUp = new AbortController()
  const third = failureOf(bulkhead.enter('three', 'interactive', giveUp.signal))
  giveUp.abort()
  expect(await third).toSatisfy(isQuayOverloadedError)
  leave()
  await bulkhead.enter('four', 'interactive', idle)
})

test('sends 48 calls at once through no more than its places', async () => {
  let running = 0
  let most = 0
  await using server = await startServer((_, response) => {
    running += 1
    most = Math.max(most, running)
    setTimeout(() => {
      running -= 1
      sendJson(response, 200, MARIA)
    }, 20)
  })
  await using quay = connect(server.url)
  const users = await Promise.all(Array.from({ length: 48 }, () => quay.users.get('maria')))
  expect(users).toHaveLength(48)
  expect(most).toBe(12)
})

test('counts the time in the queue against the deadline, and sends nothing afterwards', async () => {
  const seen: string[] = []
  await using server = await startServer((request) => seen.push(request.url ?? ''))
  await using quay = connect(server.url, { bulkhead: { running: 1 } })
  const first = failureOf(quay.users.get('first', { deadlineMs: 500 }))
  const startedAt = performance.now()
  const waiting = await failureOf(quay.users.update('second', { enabled: false }, { deadlineMs: 100 }))
  expect(performance.now() - startedAt).toBeLessThan(300)
  expect(waiting).toSatisfy(isQuayTimeoutError)
  expect(waiting).toHaveProperty('isOutcomeUnknown', false)
  expect(await first).toSatisfy(isQuayTimeoutError)
  await sleep(50)
  expect(seen).toEqual(['/api/v1/superuser/users/first'])
})

test('refuses within its waiting time what hangs would hold up for longer', async () => {
  await using server = await startServer(() => undefined)
  await using quay = connect(server.url, {
    bulkhead: { running: 2, waiting: 3, waitMs: 150 },
    deadlineMs: { read: 600 },
  })
  const startedAt = performance.now()
  const ends = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const failure = await failureOf(quay.users.get('maria'))
      return { failure, afterMs: performance.now() - startedAt }
    }),
  )
  const refused = ends.filter(({ failure }) => isQuayOverloadedError(failure))
  expect(refused).toHaveLength(8)
  for (const { afterMs } of refused) expect(afterMs).toBeLessThan(350)
})
