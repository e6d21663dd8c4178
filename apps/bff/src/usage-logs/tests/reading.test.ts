import type { QuaySimulator } from '@quaymaster/quay-simulator'
import { describe, expect, test } from 'vitest'
import { readInPieces, readOut } from '../../testing/log-reading.ts'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import type { LogStoreParts, LogStorePartsOptions } from '../../testing/log-store-parts.ts'
import { addEntries, NOW, shown, spreadEntries, TODAY, truthOf, untilSettled } from '../../testing/log-world.ts'
import { until } from '../../testing/quay-parts.ts'

/** Nothing is read in the background. */
const IDLE = { simulator: { now: NOW }, store: { retentionDays: 8 }, callsPerSecond: 0.001 } as const
const FIRST = '2026-11-13'
const RANGE = { from: `${FIRST}T00:00:00Z`, to: '2026-11-21T00:00:00Z' }

function prepare(simulator: QuaySimulator): void {
  addEntries(simulator, TODAY, spreadEntries(70))
  addEntries(simulator, '2026-11-19', spreadEntries(45))
  addEntries(simulator, '2026-11-18', spreadEntries(20, { namespace: 'devuser', ip: '203.0.113.7' }))
  addEntries(simulator, '2026-11-15', spreadEntries(130, { kind: 'push_repo' }))
}

async function open(options: LogStorePartsOptions = {}): Promise<LogStoreParts> {
  const parts = await openLogStoreParts({ ...IDLE, prepare, ...options })
  // The one call that this budget allows.
  await until(() => listCalls(parts) + listCalls(parts, 'log.count') > 0)
  return parts
}

const truth = (parts: LogStoreParts) => truthOf(parts.simulator, FIRST, TODAY)
const listCalls = ({ simulator }: LogStoreParts, operation = 'log.list') => simulator.requests.of(operation).length

describe('a range of which nothing is stored', () => {
  test('is delivered in exact order, newest first, and stored from then on', async () => {
    await using parts = await open()
    const first = await readOut(parts.logs, RANGE)
    expect(first.entries.map(shown)).toEqual(truth(parts))
    expect(first.end).toMatchObject({ reason: 'complete', cursor: null, progress: { daysDone: 8, daysTotal: 8 } })
    const [before, ids] = [listCalls(parts), first.entries.map(({ id }) => id)]
    const again = await readOut(parts.logs, RANGE)
    expect(again.entries.map(({ id }) => id)).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    // Days that Quay has not counted are asked for no second time.
    expect(listCalls(parts) - before).toBe(0)
  })

  test('is delivered oldest first as well', async () => {
    await using parts = await open()
    const { entries, end } = await readOut(parts.logs, RANGE, { direction: 'newer' })
    expect(entries.map(shown)).toEqual(truth(parts).toReversed())
    expect(end).toMatchObject({ reason: 'complete', cursor: null })
  })

  test('is delivered in pieces, by limit, by calls and by stopping, without repeating or losing anything', async () => {
    for (const direction of ['older', 'newer'] as const) {
      await using parts = await open()
      const { entries, ends } = await readInPieces(parts.logs, RANGE, (number) => {
        return { direction, ...[{ limit: 33 }, { maxCalls: 3 }, { stopAfter: 15 }][number % 3] }
      })
      const expected = direction === 'older' ? truth(parts) : truth(parts).toReversed()
      expect(entries.map(shown)).toEqual(expected)
      expect(new Set(ends.map(({ reason }) => reason))).toEqual(new Set(['limit', 'call_limit', 'stopped', 'complete']))
    }
  })

  test('says how many calls it made, and makes no more than it may', async () => {
    await using parts = await open()
    const before = listCalls(parts)
    const { end } = await readOut(parts.logs, RANGE, { maxCalls: 2 })
    expect(end).toMatchObject({ reason: 'call_limit', progress: { calls: 2, maxCalls: 2 } })
    const made = listCalls(parts) - before
    expect(made).toBeLessThanOrEqual(2)
    expect((await readOut(parts.logs, RANGE, { maxCalls: 0 })).end.reason).toBe('complete')
    expect(listCalls(parts) - before).toBe(made)
  })

  test('for a page of rows asks for little more than these rows', async () => {
    await using parts = await open()
    const before = listCalls(parts)
    const { entries } = await readOut(parts.logs, RANGE, { limit: 30 })
    expect(entries.map(shown)).toEqual(truth(parts).slice(0, 30))
    expect(listCalls(parts) - before).toBeLessThanOrEqual(4)
  })

  test('is read by days side by side, as many as are allowed', async () => {
    for (const [daysSideBySide, most] of [
      [1, 1],
      [4, 4],
    ] as const) {
      await using parts = await open({ simulator: { now: NOW, latencyMs: 60, workers: 16 } })
      let running = 0
      let peak = 0
      const timer = setInterval(() => {
        running = parts.simulator.requests.of('log.list').filter(({ status }) => status === null).length
        peak = Math.max(peak, running)
      }, 5)
      const { entries } = await readOut(parts.logs, RANGE, { daysSideBySide })
      clearInterval(timer)
      expect(entries.map(shown)).toEqual(truth(parts))
      expect(peak).toBeLessThanOrEqual(most)
      expect(peak).toBeGreaterThan(most / 2)
    }
  })
})

describe('a long reading', () => {
  test('asks once for the counts of its days, and saves the empty pages at their ends', async () => {
    const callsOf = async (maxCalls: number) => {
      await using parts = await open()
      const before = [listCalls(parts), listCalls(parts, 'log.count')] as const
      const { entries } = await readOut(parts.logs, RANGE, { maxCalls, daysSideBySide: 1 })
      expect(entries.map(shown)).toEqual(truth(parts))
      return { pages: listCalls(parts) - before[0], counts: listCalls(parts, 'log.count') - before[1] }
    }
    const [saving, plain] = [await callsOf(1_000), await callsOf(50)]
    expect(saving.counts).toBe(1)
    // Its days are compared once they were read.
    expect(plain.counts).toBe(1)
    expect(saving.pages + saving.counts).toBeLessThan(plain.pages + plain.counts)
  })

  test('whose reader pauses stops all calls, and continues where it was', async () => {
    await using parts = await open({
      simulator: { now: NOW, latencyMs: 20 },
      prepare: (simulator) => {
        for (const day of ['2026-11-17', '2026-11-18', '2026-11-19']) addEntries(simulator, day, spreadEntries(1_600))
      },
    })
    const { signal } = new AbortController()
    const reading = parts.logs.readThrough(RANGE, { maxCalls: 1_000, signal, daysSideBySide: 2 })
    let count = 0
    let asked: number | undefined
    for await (const part of reading) {
      if (part.type !== 'entries') continue
      count += part.entries.length
      if (asked !== undefined) continue
      await new Promise((resolve) => setTimeout(resolve, 1_300))
      asked = listCalls(parts)
      await new Promise((resolve) => setTimeout(resolve, 700))
      expect(listCalls(parts)).toBe(asked)
      parts.simulator.setLatency(0)
    }
    expect(asked).toBeLessThan(3 * 80)
    expect(count).toBe(truth(parts).length)
  }, 30_000)
})

describe('stopping', () => {
  test('comes to its end within a second, and begins no call after that', async () => {
    await using parts = await open({ simulator: { now: NOW, latencyMs: 400 } })
    const stop = new AbortController()
    let stoppedAt = 0
    setTimeout(() => {
      stoppedAt = performance.now()
      stop.abort()
    }, 600)
    const { end } = await readOut(parts.logs, RANGE, { signal: stop.signal })
    expect(end.reason).toBe('stopped')
    expect(performance.now() - stoppedAt).toBeLessThan(1_000)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const after = listCalls(parts)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(listCalls(parts)).toBe(after)
  })

  test('a reader that no longer takes anything stops the calls', async () => {
    await using parts = await open()
    addEntries(parts.simulator, '2026-11-17', spreadEntries(3_000))
    const query = { from: '2026-11-17T00:00:00Z', to: '2026-11-18T00:00:00Z' }
    const reading = parts.logs.readThrough(query, { maxCalls: 1_000, signal: new AbortController().signal })
    const iterator = reading[Symbol.asyncIterator]()
    await iterator.next()
    let before = -1
    await until(async () => {
      const calls = listCalls(parts)
      await new Promise((resolve) => setTimeout(resolve, 200))
      const isStill = calls === before
      before = listCalls(parts)
      return isStill && calls === before
    })
    expect(before).toBeLessThan(125)
    await iterator.return?.()
  })
})

describe('a failure of Quay', () => {
  test('ends the reading with what was read, and Continue repeats nothing', async () => {
    await using parts = await open()
    parts.simulator.fail('log.list', { kind: 'status', status: 500, after: 3 })
    const first = await readOut(parts.logs, RANGE, { daysSideBySide: 1 })
    expect(first.end).toMatchObject({ reason: 'failed', error: expect.anything() })
    expect(first.entries.length).toBeGreaterThan(0)
    await parts.simulator.heal()
    const second = await readOut(parts.logs, RANGE, { after: first.end.cursor ?? undefined })
    expect([...first.entries, ...second.entries].map(shown)).toEqual(truth(parts))
  })

  test('that fell back to its first page is recovered', async () => {
    await using parts = await open()
    const first = await readOut(parts.logs, RANGE, { limit: 20 })
    parts.advance(2 * 86_400 + 7_200)
    const range = { ...RANGE, to: '2026-11-23T00:00:00Z' }
    const second = await readOut(parts.logs, range, { after: first.end.cursor ?? undefined })
    expect([...first.entries, ...second.entries].map(shown)).toEqual(truth(parts))
  })
})

describe('a filter', () => {
  test('holds for what is stored and for what is not, alike', async () => {
    await using parts = await open()
    const query = { ...RANGE, kinds: ['push_repo'], text: '"number":1' }
    const expected = { ...RANGE, kinds: ['push_repo'] }
    const fresh = await readOut(parts.logs, expected)
    const stored = await readOut(parts.logs, expected, { maxCalls: 0 })
    expect(fresh.entries).toHaveLength(130)
    expect(stored.entries).toEqual(fresh.entries)
    expect((await readOut(parts.logs, query)).entries).toEqual([])
  })

  test("reads a namespace's own list where that is shorter, in the same order, and stores nothing of it", async () => {
    await using parts = await open()
    const query = { ...RANGE, to: '2026-11-20T00:00:00Z', namespace: 'devuser' }
    const before = listCalls(parts)
    const { entries, end } = await readOut(parts.logs, query)
    expect(entries.map(shown)).toEqual(truthOf(parts.simulator, '2026-11-18', '2026-11-18'))
    expect(entries.every(({ address, namespace }) => address === '203.0.113.7' && namespace === 'devuser')).toBe(true)
    expect(end.progress.calls).toBeLessThanOrEqual(4)
    expect(listCalls(parts)).toBe(before)
    expect(await parts.logs.days('2026-11-18', '2026-11-18')).toMatchObject([{ state: 'empty', stored: 0 }])
    const whole = await readOut(parts.logs, RANGE)
    const ids = whole.entries.filter(({ namespace }) => namespace === 'devuser').map(({ id }) => id)
    expect(entries.map(({ id }) => id)).toEqual(ids)
  })

  test('continues within such a list', async () => {
    for (const direction of ['older', 'newer'] as const) {
      await using parts = await open()
      const query = { ...RANGE, namespace: 'devuser' }
      const { entries } = await readInPieces(parts.logs, query, () => ({ limit: 7, direction }))
      const lines = truthOf(parts.simulator, '2026-11-18', '2026-11-18')
      expect(entries.map(shown)).toEqual(direction === 'older' ? lines : lines.toReversed())
    }
  })

  test('finds the sign-ins of a user there, of which Quay names no performer', async () => {
    await using parts = await open()
    const signIn = { kind: 'login_success', namespace: 'devuser', isWithoutPerformer: true } as const
    addEntries(parts.simulator, '2026-11-18', [{ ...signIn, second: 50_000, metadata: { type: 'quayauth' } }])
    const found = await readOut(parts.logs, { ...RANGE, namespace: 'devuser', person: 'devuser' })
    expect(found.entries).toHaveLength(21)
    expect(found.entries[0]).toMatchObject({ kind: 'login_success', performer: null })
    const asked = parts.simulator.requests.of('organization.log.list').map(({ rawUrl }) => rawUrl)
    expect(asked.length).toBeGreaterThan(0)
    for (const url of asked) expect(url).not.toContain('performer')
    const nobody = await readOut(parts.logs, { ...RANGE, namespace: 'devuser', person: 'nobody' })
    expect(nobody).toMatchObject({ entries: [], end: { reason: 'complete' } })
  })
})

test('an entry is found by its id, stored or not', async () => {
  await using parts = await open()
  const { entries } = await readOut(parts.logs, { ...RANGE, namespace: 'devuser' })
  const id = entries[3]?.id ?? ''
  expect(await parts.logs.get(id)).toBeUndefined()
  const signal = new AbortController().signal
  expect(await parts.logs.find(id, { signal, maxCalls: 10 })).toMatchObject({ id, namespace: 'devuser' })
  expect(await parts.logs.get(id)).toMatchObject({ id })
  expect(await parts.logs.find(id.replace(/\d$/, '7'), { signal, maxCalls: 10 })).toBeUndefined()
})

test('says which days of the range are known to lack entries', async () => {
  await using parts = await openLogStoreParts({ ...IDLE, callsPerSecond: 1_000 })
  const group = (count: number, second: number, step: number) =>
    Array.from({ length: count }, (_, n) => ({ second: second + n * step, metadata: { n } }))
  addEntries(parts.simulator, '2026-11-19', [...group(8, 1_000, 1), ...group(12, 2_000, 0), ...group(15, 3_000, 1)])
  await parts.restart()
  await untilSettled(parts, '2026-11-19', '2026-11-19')
  const [day] = await parts.logs.days('2026-11-19', '2026-11-19')
  const { end } = await readOut(parts.logs, RANGE)
  expect(end.gaps).toContainEqual({ day: '2026-11-19', missing: day?.missing })
  expect(end.days).toContainEqual({ from: '2026-11-19', to: '2026-11-19', state: 'gap', missing: day?.missing })
})
