import type { ConsoleProcess } from '../console-process.ts'
import type { Measurement } from '../measurement.ts'
import { interleavedMedians } from '../median.ts'
import { midnight, readLogs } from './console-logs.ts'
import type { Query } from './console-logs.ts'

/** What a token call costs a real Quay. */
const CALL_MS = 230
const ROWS = '50'
const MANY = { limit: '1000' }

/** The value that most of some entries have, and one that few have. */
function extremes(values: readonly (string | null | undefined)[]): { common: string; rare: string } {
  const counts = new Map<string, number>()
  for (const value of values) if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1)
  const sorted = [...counts.entries()].toSorted(([, a], [, b]) => b - a).map(([value]) => value)
  return { common: sorted.at(0) ?? '', rare: sorted.at(-1) ?? '' }
}

/** Filters of every sort, with values that are really there. */
async function viewsOf(site: ConsoleProcess, days: number): Promise<Record<string, Query>> {
  const from = midnight(days)
  const { entries } = await readLogs(site, { ...MANY, from, to: midnight(Math.ceil(days / 2)) })
  const person = extremes(entries.map(({ subject }) => (subject.kind === 'unknown' ? null : subject.name)))
  const kind = extremes(entries.map((entry) => entry.kind))
  const namespace = extremes(entries.map((entry) => entry.namespace?.name))
  const repository = extremes(entries.map((entry) => entry.repository))
  const address = extremes(entries.map((entry) => entry.address))
  const halfWay = { from, to: midnight(Math.ceil(days / 2)) }
  return {
    'no-filter': { from },
    deep: halfWay,
    person: { from, person: person.common },
    'rare-person': { from, person: person.rare },
    'person-and-robots': { from, person: person.common.split('+', 1)[0] ?? '', robots: 'true' },
    kind: { from, kinds: kind.common },
    'rare-kind': { from, kinds: kind.rare },
    group: { from, groups: 'refusals,sign_in' },
    namespace: { from, namespace: namespace.common },
    repository: { from, repository: repository.rare },
    address: { from, address: address.rare },
    text: { from, text: person.common },
    'rare-text': { from, text: repository.rare.split('/').at(-1) ?? '' },
    'two-words': { from, text: `${namespace.common} docker` },
    nothing: { from, text: 'no-such-word-anywhere' },
    'all-at-once': { ...halfWay, person: person.common, kinds: kind.common, text: namespace.common },
  }
}

async function timeToRows(site: ConsoleProcess, query: Query): Promise<number> {
  const startedAt = performance.now()
  await readLogs(site, { ...query, limit: ROWS })
  return performance.now() - startedAt
}

/** Stored entries under any filter, over any range, to the first 50 rows; in calls to a real Quay. */
export async function measureStored(site: ConsoleProcess, days: number): Promise<Measurement[]> {
  const views = await viewsOf(site, days)
  const ways = Object.fromEntries(Object.entries(views).map(([name, query]) => [name, () => timeToRows(site, query)]))
  const medians = await interleavedMedians(ways, 5)
  const slowestMs = Math.max(...Object.values(medians))
  return [
    ...Object.entries(medians).map(([name, ms]) => ({
      name: `logs.stored-${name}`,
      value: ms / CALL_MS,
      bar: 150 / CALL_MS,
      hope: 50 / CALL_MS,
      better: 'lower' as const,
    })),
    { name: 'logs.stored-slowest-ms', value: slowestMs, bar: 150, hope: 50, better: 'lower' },
  ]
}
