import { type UsageLogEntry, type UsageLogLine, streamUsageLogs } from '@quaymaster/contracts/usage-logs'
import type { TestApp } from './start-test-app.ts'
import type { TestClient } from './test-client.ts'

const linesIn = (text: string): UsageLogLine[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as UsageLogLine)

const entriesIn = (lines: readonly UsageLogLine[]): UsageLogEntry[] =>
  lines.flatMap((line) => (line.type === 'entry' ? [line.entry] : []))

/** One answer of the stream, read to its end. */
export async function readLogs(client: TestClient, query: Record<string, string>) {
  const answer = await client.call(streamUsageLogs, { query })
  const lines = linesIn(answer.text)
  const end = lines.at(-1)
  if (end?.type !== 'end') throw new Error(`There is no end line: ${answer.text.slice(0, 400)}`)
  return { answer, entries: entriesIn(lines), end }
}

/** An answer that is being read while it comes. */
export type OpenStream = {
  status: number
  text: () => string
  entries: () => UsageLogEntry[]
  /** When the server has ended it. */
  ended: Promise<void>
  close: () => void
}

/** Opens a stream the way a page does, and goes on reading it in the background. */
export async function openStream(testApp: TestApp, client: TestClient, path: string): Promise<OpenStream> {
  const closing = new AbortController()
  const headers = { 'x-quaymaster': '1', 'sec-fetch-site': 'same-origin', cookie: client.cookie }
  const answer = await fetch(new URL(path, testApp.url), { headers, signal: closing.signal })
  let text = ''
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true })
  }
  const ended = read()
  ended.catch(() => undefined)
  return {
    status: answer.status,
    text: () => text,
    entries: () => entriesIn(linesIn(text.slice(0, text.lastIndexOf('\n') + 1))),
    ended,
    close: () => closing.abort(),
  }
}
