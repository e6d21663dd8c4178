import { expect, test } from '../fixtures.ts'
import { proveIdentity } from '../support/dialogs.ts'

/** Too few users and no log: nothing tells which registry this is. */
test.use({ world: { scenario: 'pristine', logEntries: 0 } })

test('an administrator says that the registry is the same one, and reading goes on', async ({
  page,
  quay,
  signInAs,
}) => {
  await signInAs('administrator', '/status')
  await expect(page.getByRole('region', { name: 'User inventory' })).toContainText('Complete')
  const check = page.getByRole('region', { name: 'Registry check' })
  await expect(check).toContainText('Belongs to this registry')
  await quay.event('settings', { SERVER_HOSTNAME: 'moved.example.org' })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(check).toContainText('Needs an answer', { timeout: 15_000 })
  await expect(check).toContainText('3 of 3 users compared')
  await page.goto('/users')
  await expect(page.getByRole('link', { name: 'devuser' })).toBeVisible()

  await signInAs('auditor', '/status')
  await expect(check).toContainText('An administrator of this console can answer this question.')

  await signInAs('administrator', '/status')
  await check.getByRole('button', { name: 'Confirm same registry' }).click()
  await proveIdentity(page, 'administrator')
  await expect(check).toContainText('Belongs to this registry')
  await expect(check).toContainText('Decided by an administrator.')
})
