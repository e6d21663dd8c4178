import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { QuaySimulator } from '@quaymaster/quay-simulator'

export const DAY_MS = 86_400_000

/** Midnight (UTC) so many days ago, as ranges stand in the URL. */
export const midnight = (daysAgo: number): string =>
  `${new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 10)}T00:00:00Z`

/** The rows of entries that are in the page. */
export const logRows = (page: Page): Locator => page.locator('tr[data-index]:not([data-unread])')

/** Waits until the first entries stand there. */
export async function expectRows(page: Page): Promise<void> {
  await expect(logRows(page).first()).toBeVisible()
}

/** `at`: instant of the entry. */
export type SeenRow = { index: number; id: string; at: string; text: string }

/** The rows that are in the page now. */
export const seenRows = (page: Page): Promise<SeenRow[]> =>
  logRows(page).evaluateAll((rows) =>
    rows.map((row) => ({
      index: Number((row as HTMLElement).dataset['index']),
      id:
        row
          .querySelector('a')
          ?.getAttribute('href')
          ?.replace(/^\/usage-logs\//, '')
          .split('?', 1)[0] ?? '',
      at: row.querySelector('a')?.dataset['at'] ?? '',
      text: row.textContent,
    })),
  )

/** Scrolls down with the wheel until the row of this number is there; gives the ids of all rows, in order. */
export const scrollTo = async (page: Page, index: number): Promise<string[]> =>
  (await scrollRows(page, index)).map(({ id }) => id)

/** The same with all that is known of the rows. */
export async function scrollRows(page: Page, index: number): Promise<SeenRow[]> {
  const seen: SeenRow[] = []
  await page.mouse.move(600, 600)
  await expect(async () => {
    const rows = await seenRows(page)
    for (const row of rows) seen[row.index] = row
    const unseen = Array.from(seen).findIndex((row) => row === undefined)
    const next = unseen === -1 ? seen.length : unseen
    // A machine under load may turn the wheel twice before it draws: back to the rows that were never drawn.
    const isPast = (rows[0]?.index ?? 0) > next
    if (next <= index) await page.mouse.wheel(0, isPast ? -400 : 700)
    expect(next).toBeGreaterThan(index)
  }).toPass({ timeout: 200_000, intervals: [20] })
  return seen.slice(0, index + 1)
}

/** Waits until the store holds every day between two midnights: what a list shows then is not bounded by calls. */
export async function untilStored(page: Page, from: string, to: string): Promise<void> {
  const lastDay = new Date(Date.parse(to) - DAY_MS).toISOString().slice(0, 10)
  const address = `/api/usage-logs/coverage?from=${from.slice(0, 10)}&to=${lastDay}`
  await expect
    .poll(
      async () => {
        const answer = await page.request.get(address, { headers: { 'x-quaymaster': '1' } })
        const { days } = (await answer.json()) as { days: { state: string }[] }
        return days.filter(({ state }) => state !== 'complete').length
      },
      { timeout: 60_000 },
    )
    .toBe(0)
}

/** Counts the requests for entries from now on. */
export function countReadings(page: Page): () => number {
  let readings = 0
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/usage-logs') readings += 1
  })
  return () => readings
}

/** What a filter's toggle opens. */
export async function openFilter(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name, exact: true }).click()
  const form = page.getByRole('dialog', { name })
  await expect(form).toBeVisible()
  return form
}

/** Entries of the registry's log between two instants, newest first. */
export function truthOf(quay: QuaySimulator, from: string, to: string) {
  const range = { startUs: Date.parse(from) * 1000, endUs: Date.parse(to) * 1000 }
  return quay.state.usageLog.newest({ range, filter: {}, count: 1_000_000 })
}

/** Waits until Quay was not asked for a page in a second and a half; gives how many pages it was asked for. */
export async function untilQuayRests(quay: QuaySimulator): Promise<number> {
  let before = -1
  await expect
    .poll(
      () => {
        const asked = quay.requests.of('log.list').length
        const isResting = asked === before
        before = asked
        return isResting
      },
      { intervals: [1500], timeout: 60_000 },
    )
    .toBe(true)
  return before
}
