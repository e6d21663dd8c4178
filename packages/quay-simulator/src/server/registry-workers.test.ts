import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createRegistryWorkers } from './registry-workers.ts'

const never = new AbortController().signal

async function tookMs(count: number, calls: number, latencyMs: number): Promise<number> {
  const workers = createRegistryWorkers(count, latencyMs)
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: calls }, () => workers.work(never)))
  // A timer may be up to a millisecond early.
  return performance.now() - startedAt + calls
}

test('works on no more calls at once than there are workers, the others wait in line', async () => {
  expect(await tookMs(1, 3, 50)).toBeGreaterThanOrEqual(150)
  expect(await tookMs(2, 5, 50)).toBeGreaterThanOrEqual(150)
  expect(await tookMs(2, 2, 400)).toBeLessThan(800)
})

test('costs nothing while the latency is none, and follows a change', async () => {
  const workers = createRegistryWorkers(2, 0)
  const startedAt = performance.now()
  for (let call = 0; call < 100; call += 1) await workers.work(never)
  expect(performance.now() - startedAt).toBeLessThan(50)
  workers.latencyMs = 40
  await workers.work(never)
  expect(performance.now() - startedAt).toBeGreaterThan(35)
})

test('frees the worker of a call that breaks off', async () => {
  const workers = createRegistryWorkers(1, 10_000)
  const ending = new AbortController()
  const first = workers.work(ending.signal)
  const second = workers.work(never)
  ending.abort()
  workers.latencyMs = 0
  await expect(first).rejects.toMatchObject({ name: 'AbortError' })
  expect(await Promise.race([second.then(() => 'worked'), setTimeout(100, 'still at work')])).toBe('worked')
})
