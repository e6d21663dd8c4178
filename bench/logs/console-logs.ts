import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { ConsoleProcess } from '../console-process.ts'

export type Query = Readonly<Record<string, string>>

type Entry = {
  at: string
  kind: string
  subject: { name: string | null; kind: 'user' | 'robot' | 'system' | 'unknown' }
  namespace: { name: string } | null
  repository: string | null
  address?: string | null
}

const DAY_MS = 86_400_000
const READING_MS = 900_000

/** Midnight (UTC) so many days ago, as filters have it. */
export const midnight = (daysAgo: number): string =>
  `${new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 10)}T00:00:00Z`

/** One answer of the stream, to its end. */
export async function readLogs(
  site: ConsoleProcess,
  query: Query,
): Promise<{ entries: Entry[]; cursor: string | null }> {
  const answer = await fetch(`${site.url}/api/usage-logs?${new URLSearchParams(query).toString()}`, {
    headers: site.headers,
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`The stream was answered with ${answer.status}: ${text}`)
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { type: string })
  const end = lines.at(-1) as { type: string; reason: string; cursor: string | null; problem?: unknown }
  if (end.type !== 'end' || end.reason === 'failed') throw new Error(`The stream failed: ${JSON.stringify(end)}`)
  return {
    entries: lines.flatMap((line) => (line.type === 'entry' ? [(line as unknown as { entry: Entry }).entry] : [])),
    cursor: end.cursor,
  }
}

/** Begins to download a file of everything that the filter means. */
export async function openExport(site: ConsoleProcess, query: Query): Promise<Response> {
  await site.proveIdentity()
  const answer = await fetch(`${site.url}/api/usage-logs/exports`, {
    method: 'POST',
    headers: { ...site.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ ...query, format: 'ndjson', language: 'en', timeZone: 'UTC' }),
  })
  if (!answer.ok) throw new Error(`The export was answered with ${answer.status}: ${await answer.text()}`)
  const { url } = (await answer.json()) as { url: string }
  const file = await fetch(site.url + url, { headers: site.headers })
  if (!file.ok) throw new Error(`The file was answered with ${file.status}`)
  return file
}

/** Downloads such a file; gives how many lines it has besides the last. `onLines` hears how many there are so far. */
export async function exportAll(
  site: ConsoleProcess,
  query: Query,
  onLines: (count: number) => Promise<void> = async () => undefined,
): Promise<number> {
  const file = await openExport(site, query)
  let lines = 0
  let tail = ''
  for await (const chunk of file.body ?? []) {
    const text = Buffer.from(chunk as Uint8Array).toString('latin1')
    lines += text.split('\n').length - 1
    tail = (tail + text).slice(-2000)
    await onLines(lines)
  }
  const last = tail.trimEnd().split('\n').at(-1) ?? ''
  if (!last.includes('"reason":"complete"')) throw new Error(`The file is not complete: ${last}`)
  return lines - 1
}

/** Has every day from then on read and counted, as fast as Quay answers. */
export async function readEverything(site: ConsoleProcess, fromDaysAgo: number): Promise<number> {
  const count = await exportAll(site, { from: midnight(fromDaysAgo) })
  const endsAt = performance.now() + READING_MS
  const from = midnight(fromDaysAgo).slice(0, 10)
  const to = midnight(1).slice(0, 10)
  while (performance.now() < endsAt) {
    const answer = await fetch(`${site.url}/api/usage-logs/coverage?from=${from}&to=${to}`, { headers: site.headers })
    const { days } = (await answer.json()) as { days: { state: string }[] }
    if (days.every(({ state }) => state === 'complete' || state === 'different')) return count
    await delay(500)
  }
  throw new Error('The days were not complete in time.')
}
