import { expect, test } from 'vitest'
import { until } from '../../testing/quay-parts.ts'
import { startTestApp, type TestApp } from '../../testing/start-test-app.ts'
import { openStream } from '../../testing/usage-log-calls.ts'
import { DAY_MS } from '../../time/calendar.ts'

const TAIL = '/api/usage-logs/tail'
const QUICK = { usageLogIntervalsMs: { attended: 50, unattended: 50 } }
const CANARY_ADDRESS = '203.0.113.77'

/** So many entries that happen now, numbered on from `first`. */
async function happen({ simulator }: TestApp, kind: string, count: number, first = 0): Promise<void> {
  const now = (Date.now() % DAY_MS) / 1000
  for (let number = 0; number < count; number += 1) {
    await simulator.event('log.insert', {
      kind,
      namespace: 'console',
      performer: 'devuser',
      daysAgo: 0,
      // Of entries that share an instant Quay's lists lose some.
      secondsOfDay: now + number / 100_000,
      ip: CANARY_ADDRESS,
      metadata: { repo: 'web', tag: `t${first + number}`, 'user-agent': 'canary-agent/1' },
    })
  }
}

/** Until the tail poller has looked once: what happens later is news. */
const untilFollowed = ({ app }: TestApp) =>
  until(async () => (await app.logStore.coverage()).tailPoller.state === 'following')

test('the live tail tells each entry once, in order, and only what its filter means', async () => {
  await using testApp = await startTestApp({ seams: QUICK })
  const client = await testApp.signIn('administrator')
  const tail = await openStream(testApp, client, `${TAIL}?kinds=push_repo`)
  await untilFollowed(testApp)
  await happen(testApp, 'push_repo', 30, 100)
  await until(() => tail.entries().length >= 30)
  await happen(testApp, 'pull_repo', 5, 200)
  await happen(testApp, 'push_repo', 30, 300)
  await until(() => tail.entries().length >= 60)
  const tags = Array.from({ length: 30 }, (_, index) => index)
  expect(tail.entries().map(({ facts }) => facts['tag'])).toEqual([
    ...tags.map((index) => `t${100 + index}`),
    ...tags.map((index) => `t${300 + index}`),
  ])
  tail.close()
}, 30_000)

test('the live tail ends with its session, before it tells anything more', async () => {
  await using testApp = await startTestApp({ seams: QUICK })
  const client = await testApp.signIn('administrator')
  const tail = await openStream(testApp, client, TAIL)
  await untilFollowed(testApp)
  expect((await client.fetch('/api/session', { method: 'DELETE' })).status).toBeLessThan(300)
  await happen(testApp, 'push_repo', 1)
  await tail.ended
  expect(tail.entries()).toEqual([])
})

test('an open live tail does not keep the console from ending', async () => {
  await using testApp = await startTestApp({ seams: QUICK })
  const client = await testApp.signIn('administrator')
  const tail = await openStream(testApp, client, TAIL)
  const startedAt = performance.now()
  await testApp.restart()
  await tail.ended
  expect(performance.now() - startedAt).toBeLessThan(8_000)
})

test('the live tail of the help desk holds no address and no user agent in any byte', async () => {
  await using testApp = await startTestApp({ seams: QUICK })
  const client = await testApp.signIn('help-desk')
  const tail = await openStream(testApp, client, TAIL)
  await untilFollowed(testApp)
  await happen(testApp, 'push_repo', 2)
  await until(() => tail.entries().length >= 2)
  expect(tail.text()).not.toContain(CANARY_ADDRESS)
  expect(tail.text()).not.toContain('canary-agent')
  tail.close()
})

test('the live tail says why nothing new comes while Quay is down', async () => {
  await using testApp = await startTestApp({ seams: QUICK })
  const client = await testApp.signIn('administrator')
  const tail = await openStream(testApp, client, TAIL)
  await untilFollowed(testApp)
  await testApp.simulator.stop()
  await until(() => tail.text().includes('{"type":"tail","blocker":"unreachable"}'), 30_000)
  expect(tail.entries()).toEqual([])
  tail.close()
}, 40_000)
