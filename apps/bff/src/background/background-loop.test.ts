import { afterEach, describe, expect, test } from 'vitest'
import { until } from '../testing/quay-parts.ts'
import { BackgroundLoop } from './background-loop.ts'
import type { BackgroundLoopOptions, NextStep } from './background-loop.ts'
import { Budget } from './budget.ts'

type Pause = 'unreachable' | 'not_confirmed'

const opened: BackgroundLoop<Pause>[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((loop) => loop.close()))
})

function start(
  step: BackgroundLoopOptions<Pause>['step'],
  options: Partial<BackgroundLoopOptions<Pause>> = {},
): { loop: BackgroundLoop<Pause>; errors: unknown[] } {
  const errors: unknown[] = []
  const loop = new BackgroundLoop<Pause>({
    name: 'tests',
    budget: new Budget({ callsPerSecond: 1000, timeZone: 'UTC' }, Date.now),
    retryPausesMs: [20, 60_000],
    pauseReason: () => 'unreachable',
    onError: (error) => errors.push(error),
    ...options,
    step,
  })
  opened.push(loop)
  loop.start()
  return { loop, errors }
}

const rest: NextStep<Pause> = { next: 'woken' }

describe('a loop', () => {
  test('works until there is nothing more to do, then waits to be woken', async () => {
    let left = 3
    let steps = 0
    const { loop } = start(async () => {
      steps += 1
      if (left === 0) return rest
      left -= 1
      return { next: 'now' }
    })
    await until(() => loop.status().state === 'idle')
    expect({ left, steps }).toEqual({ left: 0, steps: 4 })
    left = 2
    loop.wake()
    await until(() => steps === 7)
    expect(loop.status()).toMatchObject({ paused: null, failures: 0 })
  })

  test('hears who wakes it during a step after that step', async () => {
    let steps = 0
    const { loop } = start(async () => {
      steps += 1
      if (steps === 1) loop.wake()
      return { next: 'later', waitMs: 60_000 }
    })
    await expect.poll(() => steps).toBe(2)
  })

  test('goes on by itself after the time that a step asks for', async () => {
    let steps = 0
    start(async () => ({ next: 'later', waitMs: (steps += 1) < 3 ? 10 : 60_000 }))
    await expect.poll(() => steps).toBe(3)
  })

  test('tells why a step can do nothing, until one can', async () => {
    let isConfirmed = false
    const { loop } = start(async () => (isConfirmed ? rest : { next: 'later', waitMs: 10, paused: 'not_confirmed' }))
    await until(() => loop.status().paused === 'not_confirmed')
    expect(loop.status().state).toBe('paused')
    isConfirmed = true
    await until(() => loop.status().paused === null)
    expect(loop.status().state).toBe('idle')
  })

  test('tries again after a failure, waits longer after the second, and is over it after a step that works', async () => {
    let isDown = true
    let steps = 0
    const { loop, errors } = start(async () => {
      steps += 1
      if (isDown) throw new Error('no answer')
      return rest
    })
    await until(() => steps === 2 && loop.status().failures === 2)
    expect(loop.status()).toMatchObject({ state: 'paused', paused: 'unreachable' })
    expect(errors).toHaveLength(2)
    isDown = false
    // The second wait is a minute long.
    loop.wake()
    await until(() => loop.status().paused === null)
    expect(loop.status().failures).toBe(0)
  })

  test('runs as many steps side by side as it has lanes, and is paused while one of them is', async () => {
    let running = 0
    let most = 0
    let failing = 1
    const { loop } = start(
      async ({ signal }) => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setTimeout(resolve, 20))
        running -= 1
        signal.throwIfAborted()
        if (failing > 0) {
          failing -= 1
          throw new Error('no answer')
        }
        return rest
      },
      { lanes: 3, retryPausesMs: [60_000] },
    )
    await until(() => running === 0 && loop.status().state === 'paused')
    expect(most).toBe(3)
    loop.wake()
    await until(() => loop.status().state === 'idle')
  })

  test('takes its calls from the budget, and says when that takes long', async () => {
    const budget = new Budget({ callsPerSecond: 0.01, timeZone: 'UTC' }, Date.now)
    let calls = 0
    const { loop } = start(
      async ({ takeCall }) => {
        await takeCall()
        calls += 1
        return { next: 'now' }
      },
      { budget },
    )
    await until(() => loop.status().isWaitingForBudget)
    expect(calls).toBe(1)
    await loop.close()
    expect(loop.status()).toMatchObject({ state: 'stopped', isWaitingForBudget: false })
  })

  test('waits for the step that runs when it is closed, and tells nobody that it was given up', async () => {
    let isOver = false
    const { loop, errors } = start(async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      await new Promise((resolve) => setTimeout(resolve, 20))
      isOver = true
      throw new Error('given up')
    })
    await until(() => loop.status().state === 'working')
    await loop.close()
    expect(isOver).toBe(true)
    expect(errors).toEqual([])
    expect(loop.status().state).toBe('stopped')
  })
})
