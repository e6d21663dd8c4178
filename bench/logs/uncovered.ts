import { startConsole } from '../console-process.ts'
import type { ConsoleProcess } from '../console-process.ts'
import type { Measurement } from '../measurement.ts'
import { median } from '../median.ts'
import type { QuayProcess } from '../quay-process.ts'
import { timeBarePages } from './bare-reader.ts'
import { exportAll, midnight, readLogs } from './console-logs.ts'

const PAGE = 20
const ROUNDS = 3
/** Days of the past that no round has read, from yesterday on. */
type Untouched = { next: number }
type Range = { from: string; to: string; days: string[] }

/** A console that reads so many days at once, and nothing in the background. */
const startReader = (quay: QuayProcess, sideBySide: number): Promise<ConsoleProcess> =>
  startConsole(quay, {
    settings: {
      QUAYMASTER_USAGE_LOG_DAYS_SIDE_BY_SIDE: String(sideBySide),
      QUAYMASTER_QUAY_CALLS_PER_SECOND: '0.01',
    },
  })

function take(untouched: Untouched, count: number): Range {
  const first = untouched.next
  untouched.next += count
  const days = Array.from({ length: count }, (_, index) => midnight(first + index + 1).slice(0, 10))
  return { from: midnight(untouched.next), to: midnight(first), days }
}

async function timeToStream(site: ConsoleProcess, { from, to }: Range, rows: number): Promise<number> {
  const startedAt = performance.now()
  let read = 0
  let cursor: string | null = null
  do {
    const limit = String(Math.min(1000, rows - read))
    const answer: Awaited<ReturnType<typeof readLogs>> = await readLogs(site, {
      from,
      to,
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
      const range = take(untouched, days)
      const pageMs = await timeBarePages(quay, range.days, sideBySide)
      ratios.push((await timeToStream(site, range, rows)) / ((rows / PAGE) * pageMs))
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

/** How many days each file has, and how often one is made: many days side by side need many days. */
const FILES = [
  { sideBySide: 1, days: 3, rounds: ROUNDS },
  { sideBySide: 4, days: 24, rounds: ROUNDS },
  { sideBySide: 8, days: 80, rounds: 1 },
]

/** A file of days that nobody has read, so many side by side: rows a second beside what Quay can deliver. */
export async function measureExported(quay: QuayProcess): Promise<Measurement[]> {
  await quay.command({ latency: 30 })
  const figures: Measurement[] = []
  for (const { sideBySide, days, rounds } of FILES) {
    await using site = await startReader(quay, sideBySide)
    const untouched = { next: 1 }
    const shares: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const range = take(untouched, days)
      const pageMs = await timeBarePages(quay, range.days, sideBySide)
      const startedAt = performance.now()
      const rows = await exportAll(site, { from: range.from, to: range.to })
      shares.push(((rows / PAGE) * pageMs) / (performance.now() - startedAt))
    }
    figures.push({
      name: `logs.exported-${sideBySide}-days-at-once`,
      value: median(shares),
      bar: 0.8,
      hope: sideBySide === 1 ? 0.93 : 0.9,
      better: 'higher',
    })
  }
  return figures
}
