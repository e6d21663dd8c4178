import { setTimeout as delay } from 'node:timers/promises'
import { openLogStoreParts } from '@quaymaster/bff/testing/log-store-parts'
import { addEntries } from '@quaymaster/bff/testing/log-world'
import type { Measurement } from '../measurement.ts'
import { median } from '../median.ts'

const PAGE = 20
const ROUNDS = 3
const DAY = '2026-11-20'
/** A quarter of an hour at a time: every one of them brings from 20 to 100 entries. */
const STEPS = 92
const STEP_SECONDS = 900
const POLL_MS = 20

/** Calls beyond one for each poll, beside the pages that the day's entries fill. */
async function overheadOfOneDay(): Promise<number> {
  await using parts = await openLogStoreParts({
    simulator: { now: `${DAY}T00:30:00Z` },
    callsPerSecond: 100_000,
    store: { intervalsMs: { attended: POLL_MS, unattended: POLL_MS } },
  })
  const { simulator, logs } = parts
  const polled = async () => {
    const { lastPollAt } = (await logs.coverage(DAY, DAY)).tailPoller
    while ((await logs.coverage(DAY, DAY)).tailPoller.lastPollAt === lastPollAt) await delay(POLL_MS)
  }
  await polled()
  simulator.requests.clear()
  let entries = 0
  for (let step = 0; step < STEPS; step += 1) {
    const count = 20 + ((step * 37) % 81)
    const second = 1800 + step * STEP_SECONDS
    addEntries(
      simulator,
      DAY,
      Array.from({ length: count }, (_, number) => ({
        second: second + Math.floor((number * STEP_SECONDS) / count),
        metadata: { number: entries + number },
      })),
    )
    entries += count
    parts.advance(STEP_SECONDS)
    await polled()
    await polled()
  }
  const pages = simulator.requests.of('log.list')
  const polls = pages.filter(({ rawUrl }) => !rawUrl.includes('next_page')).length
  const calls = pages.length + simulator.requests.of('log.count').length
  return (calls - polls) / (entries / PAGE)
}

/** A day of a busy registry, followed as it is written. Every poll is one call that tells nothing but that somebody asked. */
export async function measureFollowed(): Promise<Measurement[]> {
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) ratios.push(await overheadOfOneDay())
  return [{ name: 'logs.followed-calls-per-page', value: median(ratios), bar: 1.1, hope: 1.02, better: 'lower' }]
}
