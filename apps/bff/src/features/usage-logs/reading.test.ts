import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { until } from '../../testing/quay-parts.ts'
import { startTestApp, type TestApp } from '../../testing/start-test-app.ts'
import { openStream } from '../../testing/usage-log-calls.ts'

/** So rare that no call but the reading's own is seen. */
const NO_BACKGROUND = { budget: { callsPerSecond: 0.01, quietHours: undefined, timeZone: 'UTC' } }
const ENTRIES = 800
const PAGES = ENTRIES / 20
const STREAM = `/api/usage-logs?limit=1000&calls=200&kinds=kind_of_tomorrow`

/** Each of the texts is as long as a list shows one; of a kind that has no sentence it shows all of them. */
function startWithEntries(texts: number): Promise<TestApp> {
  const facts = Array.from({ length: texts }, (_, index) => [`text_${index}`, 'x'.repeat(1_000)])
  return startTestApp({
    config: NO_BACKGROUND,
    prepare: (simulator) =>
      simulator.event('log.insert', {
        kind: 'kind_of_tomorrow',
        namespace: 'console',
        daysAgo: 1,
        count: ENTRIES,
        stepMicroseconds: 1_000_000,
        metadata: { repo: 'web', ...Object.fromEntries(facts) },
      }),
  })
}

const pagesAsked = ({ simulator }: TestApp) => simulator.requests.of('log.list').length

/** Until no page was asked for in one and a half seconds; gives how many were. */
async function untilQuiet(testApp: TestApp): Promise<number> {
  let before = -1
  while (before !== pagesAsked(testApp)) {
    before = pagesAsked(testApp)
    await sleep(1500)
  }
  return before
}

test('within a second of a closed connection no call to Quay starts any more', async () => {
  await using testApp = await startWithEntries(1)
  const client = await testApp.signIn('administrator')
  testApp.simulator.setLatency(60)
  const stream = await openStream(testApp, client, STREAM)
  await until(() => stream.entries().length >= 60)
  stream.close()
  await sleep(1000)
  const asked = pagesAsked(testApp)
  await sleep(1500)
  expect(pagesAsked(testApp)).toBe(asked)
  expect(asked).toBeLessThan(PAGES)
})

test('a reader that does not read holds up the reading of Quay, and gets everything afterwards', async () => {
  await using testApp = await startWithEntries(20)
  const client = await testApp.signIn('administrator')
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { 'x-quaymaster': '1', 'sec-fetch-site': 'same-origin', cookie: client.cookie }
    get(new URL(STREAM, testApp.url), { headers }, resolve).on('error', reject)
  })
  expect(await untilQuiet(testApp)).toBeLessThan(PAGES)
  let text = ''
  for await (const chunk of answer.setEncoding('utf8')) text += String(chunk)
  expect(text.split('\n').filter((line) => line.startsWith('{"type":"entry"'))).toHaveLength(ENTRIES)
  expect(pagesAsked(testApp)).toBeGreaterThanOrEqual(PAGES)
}, 60_000)

test('a stream that ended, or whose reader left, is answered once: nothing is sent after it', async () => {
  await using testApp = await startWithEntries(1)
  const client = await testApp.signIn('administrator')
  await (
    await openStream(testApp, client, `/api/usage-logs?limit=20&calls=5`)
  ).ended
  testApp.simulator.setLatency(60)
  const left = await openStream(testApp, client, STREAM)
  await until(() => left.entries().length >= 20)
  left.close()
  await sleep(500)
  expect(testApp.logText()).not.toMatch(/"level":[456]0/)
})
