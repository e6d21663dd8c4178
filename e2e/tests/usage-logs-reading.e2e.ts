import { expect, test } from '../fixtures.ts'
import {
  DAY_MS,
  expectRows,
  logRows,
  midnight,
  scrollTo,
  seenRows,
  truthOf,
  untilStored,
  untilQuayRests,
  scrollRows,
} from '../support/usage-logs-page.ts'

/** Nothing is read in the background: every call is the page's own. */
const UNREAD = { logEntries: 20_000, callsPerSecond: 0.01 }
const CANARY = { address: '203.0.113.77', agent: 'canary-agent/1' }

test.describe('over days that nobody has read', () => {
  test.use({ world: UNREAD })
  test.slow()

  test('Stop ends the calls to Quay, and Continue makes new ones', async ({ page, quay, signInAs }) => {
    quay.setLatency(200)
    await signInAs('administrator', `/usage-logs?from=${midnight(10)}&to=${midnight(1)}&text=no-such-word-anywhere`)
    await expect.poll(() => quay.requests.of('log.list').length).toBeGreaterThan(3)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(page.getByText(/^Stopped/).first()).toBeVisible()
    const asked = await untilQuayRests(quay)
    expect(asked).toBeLessThan(40)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(page.getByRole('button', { name: /^Continue \(\d+ calls\)/ })).toBeVisible({ timeout: 30_000 })
    expect(quay.requests.of('log.list').length).toBeGreaterThan(asked)
  })

  test('Stop while scrolling keeps what was read, and Continue repeats no entry', async ({ page, quay, signInAs }) => {
    const [from, to] = [midnight(10), midnight(1)]
    await signInAs('administrator', `/usage-logs?from=${from}&to=${to}`)
    await expect(page.getByText('Showing 200 entries')).toBeVisible()
    quay.setLatency(500)
    await page.mouse.move(600, 600)
    await page.mouse.wheel(0, 20_000)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(page.getByText(/^Stopped/).first()).toBeVisible()
    quay.setLatency(0)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.mouse.wheel(0, -1_000_000)
    const rows = await scrollRows(page, 420)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(421)
    const days = truthOf(quay, from, to).map(({ instantUs }) => new Date(instantUs / 1000).toISOString().slice(0, 10))
    expect(rows.map(({ at }) => at.slice(0, 10))).toEqual(days.slice(0, 421))
  })

  test('when Quay fails half-way, what was read stays, and Continue resumes from there', async ({
    page,
    quay,
    signInAs,
  }) => {
    await signInAs('administrator', `/usage-logs?from=${midnight(10)}&to=${midnight(1)}`)
    await expectRows(page)
    await expect(page.getByText('Showing 200 entries')).toBeVisible()
    quay.fail('log.list', { kind: 'status', status: 500, after: 3 })
    await page.mouse.move(600, 600)
    await page.mouse.wheel(0, 20_000)
    await expect(page.getByText(/Reading failed at/)).toBeVisible({ timeout: 30_000 })
    await expect(logRows(page).first()).toBeVisible()
    const [shown = ''] = /^Showing \d+ entries/.exec((await page.getByText(/^Showing \d+/).textContent()) ?? '') ?? []
    await quay.heal()
    // After several failures in a row Quay is left alone for five seconds, and going on fails until then.
    await expect(async () => {
      const goOn = page.getByRole('button', { name: 'Continue', exact: true })
      if (await goOn.isVisible()) await goOn.click({ timeout: 1_000 })
      await expect(page.getByText(shown)).toBeHidden({ timeout: 2_000 })
    }).toPass({ timeout: 30_000 })
    await page.mouse.wheel(0, -1_000_000)
    await expect(page.locator('tr[data-index="0"]')).toBeVisible()
    const ids = await scrollTo(page, 420)
    expect(new Set(ids).size).toBe(421)
  })
})

test('while Quay is down stored days are shown, and the end of the list says what is missing and why', async ({
  page,
  quay,
  signInAs,
}) => {
  test.slow()
  const [from, to] = [midnight(4), midnight(0)]
  await signInAs('administrator', '/')
  await untilStored(page, from, to)
  const stored = truthOf(quay, from, to).length
  await page.goto(`/usage-logs?from=${from}&to=${to}`)
  await expect(page.getByText('Complete: every entry that Quay has for this filter and range.')).toBeVisible()
  await quay.stop()
  const reason = page.getByText(/Incomplete\. .*read only up to .* because Quay is not responding\./)
  // What was asked in the last ten seconds is still known.
  await expect(async () => {
    await page.goto(`/usage-logs?from=${from}`)
    await expectRows(page)
    await expect(reason).toBeVisible({ timeout: 4000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.getByText(/4 of 5 days complete \(today is still open\)/)).toBeVisible()
  const ids = await scrollTo(page, stored - 1)
  expect(new Set(ids).size).toBe(stored)
  await quay.restart()
})

test('following shows new entries once, holds them while paused, and says how many wait', async ({
  page,
  quay,
  signInAs,
}) => {
  const push = async (tag: string) =>
    quay.event('log.insert', {
      kind: 'push_repo',
      namespace: 'console',
      performer: 'devuser',
      daysAgo: 0,
      secondsOfDay: (Date.now() % DAY_MS) / 1000,
      metadata: { repo: 'web', namespace: 'console', tag },
    })
  await signInAs('administrator', '/usage-logs')
  await expectRows(page)
  await page.getByRole('button', { name: 'Follow live' }).click()
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await push('first-news')
  await expect(logRows(page).first()).toContainText('first-news')

  await page.getByRole('button', { name: 'Pause' }).click()
  await push('held-one')
  await push('held-two')
  const waiting = page.getByRole('button', { name: '2 new entries' })
  await expect(waiting).toBeVisible()
  await expect(page.getByText('held-two')).toHaveCount(0)
  await waiting.click()
  await expect(logRows(page).first()).toContainText('held-two')
  const texts = (await seenRows(page)).map(({ text }) => text)
  for (const tag of ['first-news', 'held-one', 'held-two']) {
    expect(
      texts.filter((text) => text.includes(tag)),
      tag,
    ).toHaveLength(1)
  }
})

test('the help desk is sent no address and no user agent in any byte', async ({ page, quay, signInAs }) => {
  await quay.event('log.insert', {
    kind: 'push_repo',
    namespace: 'console',
    performer: 'devuser',
    daysAgo: 0,
    secondsOfDay: (Date.now() % DAY_MS) / 1000,
    count: 30,
    stepMicroseconds: 1000,
    ip: CANARY.address,
    metadata: { repo: 'web', namespace: 'console', tag: 'canary-tag', 'user-agent': CANARY.agent },
  })
  const bodies: Promise<string>[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/api/')) bodies.push(response.text().catch(() => ''))
  })
  await signInAs('help-desk', '/usage-logs?namespace=console&text=canary-tag')
  // What came in the last ten seconds may not have been fetched yet.
  await expect(async () => {
    await page.reload()
    await expect(logRows(page).first()).toContainText('canary-tag', { timeout: 2000 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByRole('columnheader', { name: 'Address' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Address', exact: true })).toHaveCount(0)
  await logRows(page)
    .first()
    .getByRole('link', { name: /^Open entry/ })
    .click()
  await expect(page.getByText('canary-tag').first()).toBeVisible()
  await page.getByText('As JSON').click()
  const drawer = await page.content()
  await page.goto('/users/devuser')
  await expect(page.getByRole('heading', { name: 'Findings' })).toBeVisible()
  const bytes = `${(await Promise.all(bodies)).join('\n')}\n${drawer}\n${await page.content()}`
  expect(bytes).toContain('canary-tag')
  expect(bytes).not.toContain(CANARY.address)
  expect(bytes).not.toContain(CANARY.agent)
})

test('a registry that cannot search its log says so instead of showing an empty list', async ({
  page,
  quay,
  signInAs,
}) => {
  await quay.event('settings', { LOGS_MODEL: 'splunk' })
  await signInAs('administrator', `/usage-logs?from=${midnight(80)}&to=${midnight(70)}`)
  await expect(page.getByText(/a system that it cannot search/).first()).toBeVisible({ timeout: 30_000 })
})
