import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/** Every page and dialog of the console that has an address, with a text that stands on it once it is read. */
const TOUR: readonly { path: string; shows: string | RegExp }[] = [
  { path: '/users', shows: /150 users/ },
  { path: '/users?search=nobody-at-all', shows: 'Nothing matches' },
  { path: '/users/new', shows: 'Create user' },
  { path: '/users/achoi', shows: 'Enabled: signs in' },
  { path: '/users/achoi/email', shows: 'Change the e-mail of achoi' },
  { path: '/users/achoi/password', shows: 'Set a new password for achoi' },
  { path: '/users/achoi/delete', shows: 'This cannot be undone' },
  { path: '/users/achoi/superuser', shows: 'SUPER_USERS' },
  { path: '/users/nobody.here', shows: 'Quay has no user named nobody.here' },
  { path: '/usage-logs', shows: 'Entries from' },
  { path: '/usage-logs?text=no-such-word-anywhere&range=hour', shows: 'Clear all filters' },
  { path: '/usage-logs?chart=table', shows: 'As a chart' },
  { path: '/usage-logs/coverage', shows: 'Cost to Quay' },
  { path: '/status', shows: 'Read-write token' },
  { path: '/settings/staff', shows: '3 accounts' },
  { path: '/settings/staff/new', shows: 'Create staff account' },
  { path: '/account', shows: 'this session' },
  { path: '/account/password', shows: 'Current password' },
  { path: '/no/such/page', shows: 'There is no such page' },
]

/** Opens each stop of the tour and does something there once it shows what it should. */
export async function takeTour(page: Page, atEachStop: (path: string) => Promise<void>): Promise<void> {
  for (const { path, shows } of TOUR) {
    await page.goto(path)
    await expect(page.getByText(shows).first(), path).toBeVisible()
    await expect(page.getByText('{{'), `${path} has a text that was not filled in`).toHaveCount(0)
    await atEachStop(path)
  }
}
