import { startConsole } from './console-process.ts'
import type { ConsoleProcess } from './console-process.ts'
import { signInHelpDesk } from './help-desk.ts'
import { midnight, readEverything } from './logs/console-logs.ts'
import type { Bench, Measurement } from './measurement.ts'
import { interleavedMedians } from './median.ts'
import { startQuay } from './quay-process.ts'

const LOG_ENTRIES = 20_000
const DAYS = 8
const ROUNDS = 50

/** Typed at a sign-in that failed, so that it is stored and no help desk may know; and one that nobody typed. */
const STORED = 'hidden.person@example.org'
const ABSENT = 'absent.person@example.org'

type Headers = Readonly<Record<string, string>>

/** How long the whole answer takes, in milliseconds. */
async function answerMs(site: ConsoleProcess, headers: Headers, key: string, value: string): Promise<number> {
  const query = new URLSearchParams({ calls: '0', from: midnight(DAYS - 1), [key]: value })
  const startedAt = performance.now()
  await (await fetch(`${site.url}/api/usage-logs?${query.toString()}`, { headers })).text()
  return performance.now() - startedAt
}

/** How far apart the answers for a value that is stored and hidden, and for one that is not stored, take. */
async function measureKey(site: ConsoleProcess, headers: Headers, key: 'person' | 'text'): Promise<Measurement> {
  const ms = await interleavedMedians(
    {
      stored: () => answerMs(site, headers, key, STORED),
      absent: () => answerMs(site, headers, key, ABSENT),
    },
    ROUNDS,
  )
  const value = Math.max(ms.stored, ms.absent) / Math.min(ms.stored, ms.absent)
  return { name: `hidden.time-by-${key}`, value, bar: 1.2, hope: 1.05, better: 'lower' }
}

/** What a help desk may not know must not show in how long an answer takes either. */
export const hiddenBench: Bench = {
  name: 'hidden',
  measure: async () => {
    await using quay = await startQuay({ scenario: 'demo', users: 200, logEntries: LOG_ENTRIES })
    const metadata = { type: 'quayauth', kind: 'user', username: STORED, message: 'Invalid Username or Password.' }
    const entry = { kind: 'login_failure', namespace: 'quayadmin', daysAgo: 2, ip: '198.51.100.7', metadata }
    await quay.command({ event: 'log.insert', with: entry })
    await using site = await startConsole(quay)
    await site.untilUsersAreRead(200)
    await readEverything(site, DAYS - 1)
    await site.untilAtRest()
    const headers = await signInHelpDesk(site)
    return [await measureKey(site, headers, 'person'), await measureKey(site, headers, 'text')]
  },
}
