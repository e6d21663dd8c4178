import { createQuayClient } from '@quaymaster/quay-client'
import { createQuaySimulator } from '@quaymaster/quay-simulator'
import { expect, test } from 'vitest'
import { RegistryWatch } from './registry-watch.ts'

test('calls a registry slow whose calls take seconds on average, and live again when they do not', async () => {
  await using simulator = await createQuaySimulator()
  const client = createQuayClient({ baseUrl: simulator.url })
  const instant = () => new Date().toISOString()
  const { signal } = new AbortController()
  const watch = new RegistryWatch({ client, now: () => performance.now(), instant, signal })
  expect(watch.state).toBe('starting')
  await watch.describe()
  expect(watch.state).toBe('live')
  const call = {
    operation: 'users.get',
    priority: 'interactive',
    isTokenCheck: false,
    outcome: 'ok',
    status: 200,
    requests: 1,
  } as const
  for (let calls = 0; calls < 5; calls += 1) watch.noteCall({ ...call, durationMs: 4_000 })
  expect(watch.state).toBe('slow')
  for (let calls = 0; calls < 8; calls += 1) watch.noteCall({ ...call, durationMs: 230 })
  expect(watch.state).toBe('live')
  await client.close()
})
