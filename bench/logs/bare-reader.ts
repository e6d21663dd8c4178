import { Agent, request } from 'undici'
import type { QuayProcess } from '../quay-process.ts'

type Page = { logs: unknown[]; next_page?: string }

/** `11/24/2026`, as Quay takes days. */
function quayDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${month}/${date}/${year}`
}

/**
 * What this Quay itself delivers: milliseconds for a page, where so many days are read side by side by somebody who
 * does nothing with them but look for the next page. The end, where fewer days are left, does not count.
 */
export async function timeBarePages(quay: QuayProcess, days: readonly string[], sideBySide: number): Promise<number> {
  const dispatcher = new Agent({ connections: sideBySide })
  const waiting = [...days]
  const callsMs: number[] = []
  const end = { isNear: false }

  async function readDay(day: string): Promise<void> {
    let next: string | undefined
    do {
      const query = {
        starttime: quayDay(day),
        endtime: quayDay(day),
        ...(next === undefined ? {} : { next_page: next }),
      }
      const startedAt = performance.now()
      const { statusCode, body } = await request(`${quay.url}/api/v1/superuser/logs`, {
        dispatcher,
        query,
        headers: { authorization: `Bearer ${quay.tokens['ro']}`, 'x-requested-with': 'XMLHttpRequest' },
      })
      const page = (await body.json()) as Page
      if (statusCode !== 200) throw new Error(`Quay answered with ${statusCode}`)
      callsMs.push(performance.now() - startedAt)
      next = page.next_page
    } while (next !== undefined && !end.isNear)
  }

  async function readOn(): Promise<void> {
    for (let day = waiting.shift(); day !== undefined; day = waiting.shift()) await readDay(day)
    end.isNear = true
  }

  await Promise.all(Array.from({ length: sideBySide }, readOn))
  await dispatcher.close()
  return callsMs.reduce((sum, ms) => sum + ms, 0) / callsMs.length / sideBySide
}
