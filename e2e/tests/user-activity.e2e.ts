import { expect, test } from '../fixtures.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { expectRows, logRows } from '../support/usage-logs-page.ts'

/** Nothing happened but what a test makes happen. */
test.use({ world: { logEntries: 0, callsPerSecond: 100 } })

const signIn = { kind: 'login_success', daysAgo: 0, secondsOfDay: 1, metadata: { type: 'quayauth' } }
const failure = (username: string) => ({
  kind: 'login_failure',
  daysAgo: 0,
  secondsOfDay: 2,
  metadata: { type: 'quayauth', kind: 'user', username, message: 'Invalid Username or Password' },
})

test('a sign-in and a single failure are on the user’s page as Quay writes them, and nobody else’s', async ({
  page,
  quay,
  signInAs,
}) => {
  // With another session open the performer is that session's user; an unknown name is filed under the oldest account.
  await quay.event('log.insert', { ...signIn, namespace: 'devuser', performer: 'quayadmin' })
  await quay.event('log.insert', { ...failure('devuser'), namespace: 'devuser', performer: 'devuser' })
  await quay.event('log.insert', { ...failure('nobody'), namespace: 'quayadmin' })
  await signInAs('administrator')
  const activity = page.locator('main')
  const failures = activity.getByRole('link', { name: /^Failed sign-ins: / })
  await expect(async () => {
    await page.goto('/users/devuser')
    await expect(failures).toHaveText(/1$/, { timeout: 2000 })
  }).toPass({ timeout: 30_000 })
  await expect(activity.getByText('No findings.')).toBeVisible()
  await expect(activity.getByText('devuser signed in to Quay')).toBeVisible()
  await expect(activity.getByRole('link', { name: 'Denied tag deletions: Unknown' })).toBeVisible()
  await expectAccessible(page)
  await failures.click()
  await expect(page).toHaveURL(/kinds=login_failure/)
  await expectRows(page)
  await expect(logRows(page)).toHaveCount(1)
  await expect(logRows(page).first()).toContainText('A sign-in as devuser failed')

  await page.goto('/users/quayadmin')
  await expect(failures).toHaveText(/^None/)
  await page.goto('/usage-logs?kinds=login_failure')
  const stranger = logRows(page).filter({ hasText: 'nobody' })
  await expect(stranger).toContainText('Unknown (nobody)')
  await expect(stranger).not.toContainText('quayadmin')
})
