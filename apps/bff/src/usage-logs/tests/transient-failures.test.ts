import type { Fault } from '@quaymaster/quay-simulator'
import { expect, test } from 'vitest'
import { readOut } from '../../testing/log-reading.ts'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import { addEntries, NOW, spreadEntries, TODAY, untilSettled } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'

const PARTS = { simulator: { now: NOW }, store: { retentionDays: 10 } } as const
const YESTERDAY = '2026-11-19'
const RANGE = { from: `${YESTERDAY}T00:00:00Z`, to: `${TODAY}T00:00:00Z` }

/** Nothing is read in the background. */
const openQuietly = async () => {
  const parts = await openLogStoreParts({
    ...PARTS,
    wrap: (source) => ({
      ...source,
      page: (query, options) =>
        options.priority === 'background' ? Promise.reject(new Error('not now')) : source.page(query, options),
    }),
  })
  addEntries(parts.simulator, YESTERDAY, spreadEntries(50))
  return parts
}

const FAULTS: readonly Fault[] = [
  { kind: 'status', status: 500, times: 1, after: 1 },
  { kind: 'status', status: 503, times: 1, after: 1 },
  { kind: 'drop', times: 1, after: 1 },
  { kind: 'reset', times: 1, after: 1 },
  { kind: 'malformed-json', times: 1, after: 1 },
  { kind: 'empty', times: 1, after: 1 },
  { kind: 'html', times: 1, after: 1 },
]

test.for(FAULTS)('a single $kind $status does not end a reading', async (fault) => {
  await using parts = await openQuietly()
  parts.simulator.fail('log.list', fault)
  const { entries, end } = await readOut(parts.logs, RANGE)
  expect(end.reason).toBe('complete')
  expect(entries).toHaveLength(50)
})

test('each try is a call, and a failure that lasts is reported', async () => {
  await using parts = await openQuietly()
  parts.simulator.fail('log.list', { kind: 'status', status: 500, after: 1 })
  const { end } = await readOut(parts.logs, RANGE)
  expect(end).toMatchObject({ reason: 'failed', error: { status: 500 }, progress: { calls: 3 } })
  expect(parts.simulator.requests.of('log.list')).toHaveLength(3)
})

test('where no call is left the failure is said, not that none is left', async () => {
  await using parts = await openQuietly()
  parts.simulator.fail('log.list', { kind: 'malformed-json' })
  const { end } = await readOut(parts.logs, RANGE, { maxCalls: 1 })
  expect(end).toMatchObject({ reason: 'failed', progress: { calls: 1 } })
})

test('a single 500 neither stops the following nor the filling of days', async () => {
  await using parts = await openLogStoreParts({
    ...PARTS,
    prepare(simulator) {
      addEntries(simulator, YESTERDAY, spreadEntries(50))
      simulator.fail('log.list', { kind: 'status', status: 500, times: 1 })
    },
  })
  await until(async () => (await parts.logs.coverage()).tailPoller.lastPollAt !== null)
  // Its next poll is an hour away.
  expect((await parts.logs.coverage()).tailPoller.state).not.toBe('stopped')
  await untilSettled(parts, YESTERDAY, YESTERDAY)
})
