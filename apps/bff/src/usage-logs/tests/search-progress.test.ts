import { expect, test } from 'vitest'
import type { LogStreamProgress } from '../read/log-stream.ts'
import { openLogStoreParts } from '../../testing/log-store-parts.ts'
import { addEntries, NOW, spreadEntries } from '../../testing/log-world.ts'

const YESTERDAY = '2026-11-19'
const RANGE = { from: `${YESTERDAY}T00:00:00Z`, to: '2026-11-20T00:00:00Z' }

test('a search that finds nothing tells after every page how far it is and what it cost', async () => {
  await using parts = await openLogStoreParts({
    simulator: { now: NOW },
    prepare: (simulator) => addEntries(simulator, YESTERDAY, spreadEntries(200)),
    wrap: (source) => ({
      ...source,
      page: (query, options) =>
        options.priority === 'background' ? Promise.reject(new Error('not now')) : source.page(query, options),
    }),
  })
  const told: LogStreamProgress[] = []
  const query = { ...RANGE, text: 'nowhere' }
  const { signal } = new AbortController()
  // A few rows at a time are read page by page, as for a screen.
  for await (const part of parts.logs.readThrough(query, { maxCalls: 100, limit: 50, signal })) {
    if (part.type === 'entries') throw new Error('Nothing fits.')
    told.push(part.type === 'end' ? part.end.progress : part.progress)
  }
  expect(told.at(-1)).toMatchObject({ read: 200, reachedAt: `${YESTERDAY}T00:00:00Z` })
  const [first] = told
  expect(first?.calls).toBeGreaterThan(0)
  expect(first?.read).toBeGreaterThan(0)
  expect(first?.read).toBeLessThan(100)
  const instants = told.map(({ reachedAt }) => reachedAt ?? '')
  expect(instants).toEqual(instants.toSorted().toReversed())
  expect(new Set(instants).size).toBeGreaterThan(3)
  expect(told.map(({ calls }) => calls)).toEqual(told.map(({ calls }) => calls).toSorted((a, b) => a - b))
})

test('a search that is stopped where nothing matched continues from there', async () => {
  await using parts = await openLogStoreParts({
    simulator: { now: NOW },
    prepare: (simulator) =>
      addEntries(simulator, YESTERDAY, [{ second: 10, metadata: { name: 'needle' } }, ...spreadEntries(100)]),
  })
  const query = { ...RANGE, text: 'needle' }
  const stop = new AbortController()
  let after
  for await (const part of parts.logs.readThrough(query, { maxCalls: 100, limit: 50, signal: stop.signal })) {
    if (part.type === 'progress') after = part.cursor ?? undefined
    stop.abort()
  }
  expect(after?.at.slice(0, 10)).toBe(YESTERDAY)
  const found: unknown[] = []
  const { signal } = new AbortController()
  for await (const part of parts.logs.readThrough(query, { maxCalls: 100, limit: 50, after, signal })) {
    if (part.type === 'entries') found.push(...part.entries.map(({ metadata }) => metadata))
  }
  expect(found).toEqual([{ name: 'needle' }])
})
