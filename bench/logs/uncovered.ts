import { startConsole } from '../console-process.ts'
import type { ConsoleProcess } from '../console-process.ts'
import type { Measurement } from '../measurement.ts'
import { median } from '../median.ts'
import type { QuayProcess } from '../quay-process.ts'
import { exportAll, midnight, readLogs } from './console-logs.ts'

const PAGE = 20
const ROUNDS = 3
/** Days of the past that no round has read, from yesterday on. */
type Untouched = { next: number }

/** A console that reads so many days at once, and nothing in the background. */
const startReader = (quay: QuayProcess, sideBySide: number): Promise<ConsoleProcess> =>
  startConsole(quay, {
    settings: {
      QUAYMASTER_USAGE_LOG_DAYS_SIDE_BY_SIDE: String(sideBySide),
      QUAYMASTER_QUAY_CALLS_PER_SECOND: '0.01',
    },
  })

const take = (untouched: Untouched, days: number): { from: string; to: string } => {
  const to = midnight(untouched.next)
  untouched.next += days
  return { from: midnight(untouched.next), to }
}

async function timeToStream(site: ConsoleProcess, range: { from: string; to: string }, rows: number): Promise<number> {
  const startedAt = performance.now()
  let read = 0
  let cursor: string | null = null
  do {
    const limit = String(Math.min(1000, rows - read))
    const answer: Awaited<ReturnType<typeof readLogs>> = await readLogs(site, {
      ...range,
      limit,
      calls: '1000',
      ...(cursor === null ? {} : { cursor }),
    })
    read += answer.entries.length
    cursor = answer.cursor
  } while (read < rows && cursor !== null)
  if (read < rows) throw new Error(`There were ${read} entries of ${rows}.`)
  return performance.now() - startedAt
}

/** Rows of days that nobody has read, as a page streams them: the time beside what Quay itself needs. */
export async function measureStreamed(quay: QuayProcess, rowsPerDay: number): Promise<Measurement[]> {
  const [sideBySide, rows] = [2, 5000]
  await using site = await startReader(quay, sideBySide)
  const untouched = { next: 1 }
  const figures: Measurement[] = []
  // At the pace of a running Quay, and at one that shows what the console itself costs.
  for (const { latencyMs, rounds } of [
    { latencyMs: 230, rounds: 1 },
    { latencyMs: 30, rounds: ROUNDS },
  ]) {
    await quay.command({ latency: latencyMs })
    const days = Math.ceil((rows / rowsPerDay) * 2)
    const ratios: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const floorMs = ((rows / PAGE) * latencyMs) / sideBySide
      ratios.push((await timeToStream(site, take(untouched, days), rows)) / floorMs)
    }
    figures.push({
      name: `logs.streamed-${latencyMs}-ms`,
      value: median(ratios),
      bar: 1.15,
      hope: 1.05,
      better: 'lower',
    })
  }
  return figures
}

/** A file of days that nobody has read, so many side by side: rows a second beside what Quay can deliver. */
export async function measureExported(quay: QuayProcess): Promise<Measurement[]> {
  const latencyMs = 30
  await quay.command({ latency: latencyMs })
  const readers = await Promise.all([1, 4, 8].map(async (count) => ({ count, site: await startReader(quay, count) })))
  const shares = new Map(readers.map(({ count }) => [count, [] as number[]]))
  try {
    const untouched = new Map(readers.map(({ count }) => [count, { next: 1 }]))
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { count, site } of readers) {
        const range = take(untouched.get(count) ?? { next: 1 }, count * 2)
        const startedAt = performance.now()
        const rows = await exportAll(site, range)
        const perSecond = rows / ((performance.now() - startedAt) / 1000)
        shares.get(count)?.push(perSecond / ((PAGE * count * 1000) / latencyMs))
      }
    }
  } finally {
    for (const { site } of readers) await site[Symbol.asyncDispose]()
  }
  return [...shares].map(([count, values]) => ({
    name: `logs.exported-${count}-days-at-once`,
    value: median(values),
    bar: 0.8,
    hope: count === 1 ? 0.93 : 0.9,
    better: 'higher',
  }))
}
