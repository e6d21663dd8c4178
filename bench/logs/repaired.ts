import { addCrowdedDays } from '@quaymaster/bff/testing/crowded-world'
import { openLogStoreParts } from '@quaymaster/bff/testing/log-store-parts'
import { untilSettled } from '@quaymaster/bff/testing/log-world'
import type { Measurement } from '../measurement.ts'

const NOW = '2026-11-20T15:00:00Z'
const DAYS = Array.from({ length: 14 }, (_, index) =>
  new Date(Date.UTC(2026, 10, 5 + index)).toISOString().slice(0, 10),
)
const [FIRST = '', LAST = ''] = [DAYS[0], DAYS.at(-1)]
const ENTRIES = 1_000
const PAGE = 20

/** Two weeks of a Quay that keeps whole seconds: what reading and repair cost beside the floor, and what they found. */
export async function measureRepaired(): Promise<Measurement[]> {
  const shape = { entries: ENTRIES, seconds: 12_000, namespaces: 8, repositories: 4 }
  const days = DAYS.map((day) => ({ day, ...shape }))
  await using parts = await openLogStoreParts({
    simulator: { now: NOW, logPrecision: 'seconds' },
    store: { retentionDays: 20 },
    callsPerSecond: 100_000,
    prepare: (simulator) => addCrowdedDays(simulator, days, 1),
  })
  await untilSettled(parts, FIRST, LAST)
  const calls = parts.simulator.requests.list().filter(({ rawUrl }) => rawUrl.includes('logs?')).length
  const floor = DAYS.length * (ENTRIES / PAGE + 1)
  const stored = (await parts.logs.days(FIRST, LAST)).reduce((sum, each) => sum + each.stored, 0)
  return [
    { name: 'logs.repaired-calls-per-floor', value: calls / floor, bar: 1.5, hope: 1.2, better: 'lower' },
    { name: 'logs.repaired-share', value: stored / (DAYS.length * ENTRIES), bar: 0.8, hope: 1, better: 'higher' },
  ]
}
