import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startConsole } from './console-process.ts'
import { measureFollowed } from './logs/followed.ts'
import { measurePage } from './logs/page.ts'
import { longestStallMs, STALL_MONITOR } from './logs/stalls.ts'
import { measureRepaired } from './logs/repaired.ts'
import { measureStored } from './logs/stored.ts'
import { measureStoredExport } from './logs/stored-export.ts'
import { measureExported, measureStreamed } from './logs/uncovered.ts'
import { readEverything } from './logs/console-logs.ts'
import type { Bench, Measurement } from './measurement.ts'
import { startQuay } from './quay-process.ts'
import type { QuayProcess } from './quay-process.ts'

const PAST_DAYS = 90
/** A tenth of a million unless BENCH_LOG_ENTRIES says otherwise: reading a million takes minutes. */
const ENTRIES = Number(process.env['BENCH_LOG_ENTRIES'] ?? 100_000)
const PEOPLE = 500
/** No Quay that hashes tokens is quicker. */
const QUICK_CALL_MS = 30

/** What everybody works with most of the time: all days are held. */
async function measureHeld(): Promise<Measurement[]> {
  const stallsFile = join(tmpdir(), `quaymaster-stalls-${process.pid}.json`)
  await using quay = await startQuay({ scenario: 'demo', users: PEOPLE, logEntries: ENTRIES, workers: 16 })
  await using site = await startConsole(quay, {
    preload: [STALL_MONITOR],
    settings: { QUAYMASTER_USAGE_LOG_DAYS_SIDE_BY_SIDE: '8', BENCH_STALLS_FILE: stallsFile },
  })
  await site.untilUsersAreRead(PEOPLE)
  await longestStallMs(site, stallsFile)
  // A Quay that answers in no time would only show that a processor can be full.
  await quay.command({ latency: QUICK_CALL_MS })
  const rows = await readEverything(site, PAST_DAYS + 1)
  await site.untilAtRest()
  const stallMs = await longestStallMs(site, stallsFile)
  return [
    { name: 'logs.filling-stall-ms', value: stallMs, bar: 20, hope: 5, better: 'lower' },
    ...(await measureStored(site, PAST_DAYS)),
    ...(await measureStoredExport(site, PAST_DAYS + 1, rows)),
    ...(await measurePage(site, PAST_DAYS + 1, Math.min(rows, 100_000))),
  ]
}

/** What nobody has read: a screen's worth of many small days, and files of large ones. */
async function measureUncovered(): Promise<Measurement[]> {
  const measureIn = async (logEntries: number, measure: (quay: QuayProcess) => Promise<Measurement[]>) => {
    await using quay = await startQuay({ scenario: 'demo', users: PEOPLE, logEntries, workers: 16 })
    return await measure(quay)
  }
  return [
    ...(await measureIn(36_000, (quay) => measureStreamed(quay, 36_000 / PAST_DAYS))),
    ...(await measureIn(100_000, measureExported)),
  ]
}

/** The usage log: what is stored, what is not, what following it costs Quay, and the page. */
export const logsBench: Bench = {
  name: 'logs',
  measure: async () => [
    ...(await measureHeld()),
    ...(await measureUncovered()),
    ...(await measureFollowed()),
    ...(await measureRepaired()),
  ],
}
