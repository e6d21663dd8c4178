import { expect, test } from 'vitest'
import { Breaker } from './breaker.ts'
import { isQuayUnavailableError } from '../errors/unfinished-call-errors.ts'
import { MARIA, connect, failureOf, sendJson, startServer } from '../tests/local-server.ts'

function simulate() {
  const clock = { nowMs: 0 }
  const breaker = new Breaker(() => clock.nowMs)
  const run = (...outcomes: readonly (boolean | undefined)[]) => {
    for (const isFailure of outcomes) breaker.begin('test')(isFailure)
  }
  const isOpen = () => {
    try {
      breaker.assertClosed('test')
      return false
    } catch (error) {
      return isQuayUnavailableError(error)
    }
  }
  return { clock, breaker, run, isOpen }
}
const times = (count: number, isFailure: boolean) => Array.from({ length: count }, () => isFailure)

test('opens after five failures in a row, and not after four', () => {
  const { run, isOpen } = simulate()
  run(...times(4, true), false, ...times(4, true))
  expect(isOpen()).toBe(false)
  run(true)
  expect(isOpen()).toBe(true)
})

test('opens when half of twenty calls within ten seconds fail', () => {
  const { run, isOpen } = simulate()
  for (let pair = 0; pair < 9; pair += 1) run(true, false)
  run(false)
  expect(isOpen()).toBe(false)
  run(true)
  expect(isOpen()).toBe(true)
})

test('forgets what is older than ten seconds', () => {
  const { clock, run, isOpen } = simulate()
  for (let pair = 0; pair < 9; pair += 1) run(true, false)
  clock.nowMs += 10_001
  run(true, false)
  expect(isOpen()).toBe(false)
})

test('lets one probe through after five seconds, and closes when it succeeds', () => {
  const { clock, breaker, run, isOpen } = simulate()
  run(...times(5, true))
  clock.nowMs += 4_999
  expect(isOpen()).toBe(true)
  clock.nowMs += 1
  const finishProbe = breaker.begin('probe')
  expect(isOpen()).toBe(true)
  finishProbe(false)
  expect(isOpen()).toBe(false)
})

test('stays open for another five seconds when the probe fails, and lets another one through when it says nothing', () => {
  const { clock, run, isOpen } = simulate()
  run(...times(5, true))
  clock.nowMs += 5_000
  run(true)
  expect(isOpen()).toBe(true)
  clock.nowMs += 5_000
  run(undefined)
  expect(isOpen()).toBe(false)
})

test('lets another probe through when the first one hangs, and counts only the newer one', () => {
  const { clock, breaker, run, isOpen } = simulate()
  run(...times(5, true))
  clock.nowMs += 5_000
  const finishHanging = breaker.begin('hangs')
  clock.nowMs += 4_999
  expect(isOpen()).toBe(true)
  clock.nowMs += 1
  run(false)
  finishHanging(true)
  expect(isOpen()).toBe(false)
})

test('does not let calls from before the suspension end it', () => {
  const { breaker, run, isOpen } = simulate()
  const finishOld = breaker.begin('old')
  run(...times(5, true))
  finishOld(false)
  expect(isOpen()).toBe(true)
})

test('answers at once and asks Quay nothing while calls are suspended; changes have a breaker of their own', async () => {
  let calls = 0
  await using server = await startServer((request, response) => {
    calls += 1
    if (request.method === 'GET') response.writeHead(500).end()
    else sendJson(response, 200, MARIA)
  })
  await using quay = connect(server.url)
  for (let call = 0; call < 5; call += 1) await failureOf(quay.users.get('maria'))
  const startedAt = performance.now()
  const failure = await failureOf(quay.users.get('maria'))
  expect(performance.now() - startedAt).toBeLessThan(50)
  expect(failure).toSatisfy(isQuayUnavailableError)
  expect(failure).toHaveProperty('retryAfterMs', expect.closeTo(5_000, -3))
  expect(failure).toHaveProperty('cause.status', 500)
  expect(calls).toBe(5)
  await quay.users.update('maria', { enabled: true })
  expect(calls).toBe(6)
})

test('checks the token while calls are suspended, and neither ends nor causes a suspension by it', async () => {
  let isFailing = false
  await using server = await startServer((request, response) => {
    const isCheck = request.url?.startsWith('/api/v1/user/') === true
    if (isFailing || !isCheck) response.writeHead(500).end()
    else sendJson(response, 200, { anonymous: false, username: 'maria' })
  })
  await using quay = connect(server.url)
  for (let call = 0; call < 5; call += 1) await failureOf(quay.users.get('maria'))
  expect(await quay.canary()).toMatchObject({ state: 'live' })
  expect(await failureOf(quay.users.get('maria'))).toSatisfy(isQuayUnavailableError)

  await using another = connect(server.url)
  isFailing = true
  for (let check = 0; check < 6; check += 1) expect(await another.canary()).toMatchObject({ error: { status: 500 } })
  expect(await failureOf(another.users.get('maria'))).toHaveProperty('status', 500)
})

test.for([400, 401, 403, 404, 429])('never suspends anything for a %d', async (status) => {
  let calls = 0
  await using server = await startServer((_, response) => {
    calls += 1
    response.setHeader('retry-after', '60')
    sendJson(response, status, { detail: 'no' })
  })
  await using quay = connect(server.url)
  const count = status === 429 ? 1 : 8
  for (let call = 0; call < count; call += 1) {
    expect(await failureOf(quay.users.get('maria'))).toHaveProperty('status', status)
  }
  expect(calls).toBe(count)
})
