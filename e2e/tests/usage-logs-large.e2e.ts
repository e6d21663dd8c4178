import { expect, test } from '../fixtures.ts'
import { expectRows, logRows, midnight } from '../support/usage-logs-page.ts'

test.describe('over days that nobody has read', () => {
  test.use({ world: { logEntries: 20_000, callsPerSecond: 0.01 } })

  test('an entry with a description of megabytes opens, and says that it is shortened', async ({
    page,
    quay,
    signInAs,
  }) => {
    await quay.event('log.insert', {
      kind: 'create_robot',
      namespace: 'console',
      performer: 'devuser',
      daysAgo: 1,
      secondsOfDay: 86_399,
      metadata: { robot: 'console+large', description: `begins like this ${'x'.repeat(4_718_592)}` },
    })
    await signInAs('administrator', `/usage-logs?from=${midnight(1)}&to=${midnight(0)}`)
    await logRows(page).first().getByRole('link').first().click()
    const drawer = page.getByRole('complementary', { name: 'Log entry' })
    await expect(drawer.getByText(/^Shortened: 4\.\d+ M.?B in Quay$/)).toBeVisible()
    await expect(drawer.getByText(/begins like this x+/).first()).toBeVisible()
  })

  test('a search without hits says while it runs, and afterwards, how far it is and what it cost', async ({
    page,
    quay,
    signInAs,
  }) => {
    quay.setLatency(100)
    await signInAs('administrator', `/usage-logs?from=${midnight(10)}&to=${midnight(1)}&text=no-such-word-anywhere`)
    const cost = page.getByText(/^Searched back to .+ searched · \d+ calls? to Quay$/)
    await expect(page.getByText('No matches so far.')).toBeVisible()
    await expect(cost).toBeVisible()
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(page.getByText('No entries found so far')).toBeVisible()
    await expect(cost).toBeVisible()
  })

  test('a page that is too large is named, and older entries are there', async ({ page, quay, signInAs }) => {
    await quay.event('log.insert', {
      kind: 'create_robot',
      namespace: 'console',
      daysAgo: 2,
      secondsOfDay: 86_000,
      metadata: { values: Array.from({ length: 250_000 }, () => 0) },
    })
    await signInAs('administrator', `/usage-logs?from=${midnight(2)}&to=${midnight(1)}`)
    await expectRows(page)
    await page.mouse.move(600, 600)
    await expect(async () => {
      await page.mouse.wheel(0, 20_000)
      await expect(page.getByText(/because a page of Quay’s list is too large to read/)).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 120_000 })
    await page.goto('/usage-logs/coverage')
    await expect(page.getByText('a page of Quay’s list is too large to read').first()).toBeVisible()
  })
})
