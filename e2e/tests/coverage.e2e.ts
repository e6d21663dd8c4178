import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { proveIdentity } from '../support/dialogs.ts'
import { expectToast } from '../support/toasts.ts'
import { untilStored, midnight } from '../support/usage-logs-page.ts'

const pulls = { kind: 'pull_repo', namespace: 'console', daysAgo: 1, metadata: { namespace: 'console', repo: 'web' } }

test.describe('with a log store that was set aside', () => {
  test.use({ world: { scenario: 'pristine', loggedBefore: [{ ...pulls, count: 5, stepMicroseconds: 1000 }] } })

  /** Too little is stored to tell the registry by: an administrator says that it is another one. */
  async function setAside(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Refresh' }).click()
    const check = page.getByRole('region', { name: 'Registry check' })
    await check.getByRole('button', { name: 'Confirm another registry' }).click()
    await proveIdentity(page, 'administrator')
    await expect(check).toContainText('The log store was set aside')
  }

  test('an administrator restores the file with one press, and the one in use is set aside in turn', async ({
    page,
    quay,
    signInAs,
  }) => {
    await signInAs('administrator', '/status')
    await untilStored(page, midnight(2), midnight(0))
    await quay.event('settings', { SERVER_HOSTNAME: 'moved.example.org' })
    await setAside(page)

    await page.goto('/usage-logs/coverage')
    const files = page.getByRole('region', { name: 'Usage logs set aside' })
    await expect(files.getByRole('listitem')).toHaveCount(1)
    await expect(files).toContainText('because another registry responded at the configured address.')
    await expect(files).toContainText('Entries: 5 · Days: 1')

    await signInAs('auditor', '/status')
    await expect(files.getByRole('button', { name: /^Restore file/ })).toHaveAttribute('aria-disabled', 'true')

    await signInAs('administrator', '/usage-logs/coverage')
    await files.getByRole('button', { name: /^Restore file/ }).click()
    await proveIdentity(page, 'administrator')
    await expectToast(page, 'The file was restored. The previous file was set aside.')
    await expect(files.getByRole('listitem')).toHaveCount(1)
    await expect(files).toContainText('when another file was restored.')
    await expect(page.getByRole('region', { name: 'Log store' })).toContainText('5 entries')
  })
})
