import { startConsole } from './console-process.ts'
import type { ConsoleProcess } from './console-process.ts'
import type { Bench } from './measurement.ts'
import { interleavedMedians } from './median.ts'
import { startQuay } from './quay-process.ts'
import type { QuayProcess } from './quay-process.ts'

const PEOPLE = 20_000
/** What a token call costs a real Quay. */
const CALL_MS = 230

/** What people do with the list: look, search, sort, filter, and all of it at once. */
const VIEWS = {
  first: '',
  search: 'search=an',
  'search-address': 'search=%40example.com',
  'search-nothing': 'search=zzzzzz',
  'sort-address': 'sort=email&direction=desc',
  'sort-kind': 'sort=kind',
  'filter-disabled': 'state=disabled',
  'filter-superuser': 'kind=superuser,global-read-only',
  all: 'search=ma&state=enabled&sort=email',
  deep: 'sort=name&direction=desc&offset=15000',
} as const

async function timeToRows(site: ConsoleProcess, view: string): Promise<number> {
  const startedAt = performance.now()
  const answer = await fetch(`${site.url}/api/users?limit=100&${view}`, { headers: site.headers })
  await answer.json()
  if (!answer.ok) throw new Error(`The list ${view} was answered with ${answer.status}`)
  return performance.now() - startedAt
}

/** Calls with a token that reached Quay while a list was opened the way the page does it. */
async function callsForOneList(quay: QuayProcess, site: ConsoleProcess): Promise<{ before: number; all: number }> {
  const count = async () => {
    const { requests } = (await quay.command({ requests: true })) as { requests: readonly { token: string }[] }
    return requests.filter(({ token }) => token !== 'none').length
  }
  await quay.command({ requests: 'clear' })
  await fetch(`${site.url}/api/me`, { headers: site.headers })
  await timeToRows(site, '')
  const before = await count()
  await new Promise((resolve) => setTimeout(resolve, 2000))
  return { before, all: await count() }
}

/** 20,000 people behind a Quay that takes 230 ms per call: time to rows, and what a list costs Quay. */
export const usersBench: Bench = {
  name: 'users',
  measure: async () => {
    await using quay = await startQuay({ scenario: 'large', users: PEOPLE })
    await using site = await startConsole(quay)
    await site.untilUsersAreRead(PEOPLE)
    await quay.command({ latency: CALL_MS })
    const ways = Object.fromEntries(Object.entries(VIEWS).map(([name, view]) => [name, () => timeToRows(site, view)]))
    const medians = await interleavedMedians(ways, 7)
    const { before, all } = await callsForOneList(quay, site)
    return [
      ...Object.entries(medians).map(([name, medianMs]) => ({
        name: `users.${name}`,
        value: medianMs / CALL_MS,
        bar: 0.35,
        hope: 0.1,
        better: 'lower' as const,
      })),
      { name: 'users.calls-before-rows', value: before, bar: 1, hope: 0, better: 'lower' },
      { name: 'users.calls-in-all', value: all, bar: 3, hope: 0, better: 'lower' },
    ]
  },
}
