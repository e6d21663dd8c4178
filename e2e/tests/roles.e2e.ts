import { expect, test } from '../fixtures.ts'
import { proveIdentity, stepUpDialog, takeSecret } from '../support/dialogs.ts'
import { chooseAction, expectCount, expectRow, searchFor } from '../support/users-page.ts'

test('help desk sees masked addresses and cannot search them', async ({ page, signInAs }) => {
  await signInAs('help-desk')
  await expectRow(page, 'achoi', 'a***@corp.example.com')
  await expect(page.getByText('alice.choi')).toHaveCount(0)
  await searchFor(page, 'alice.choi')
  await expectCount(page, '0 of 150 users')
})

test('help desk creates and deletes nobody, and learns why', async ({ page, signInAs }) => {
  await signInAs('help-desk', '/users/achoi')
  await page.getByRole('button', { name: 'Actions for achoi' }).click()
  await expect(page.getByRole('menuitem', { name: 'Delete achoi' })).toBeDisabled()
  await page.goto('/users/new')
  await expect(page.getByText('Your role does not include this.').first()).toBeVisible()
  await page.goto('/settings/staff')
  await expect(page.getByRole('heading', { name: 'Your role does not open this page' })).toBeVisible()
})

test('help desk resets a password with proof of identity', async ({ page, signInAs }) => {
  await signInAs('help-desk', '/users/achoi')
  await page.getByRole('button', { name: 'Set password' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Set password' }).click()
  await expect(stepUpDialog(page)).toBeVisible()
  await proveIdentity(page, 'help-desk')
  const password = await takeSecret(page.getByRole('dialog', { name: 'The new password of achoi' }))
  expect(password.length).toBeGreaterThan(15)
})

test('help desk enables a disabled user with proof of identity', async ({ page, quay, signInAs }) => {
  await signInAs('help-desk', '/users/ahorvat')
  await page.getByRole('button', { name: 'Enable' }).click()
  await proveIdentity(page, 'help-desk')
  await expect(page.getByText('Enabled: signs in, pushes and pulls.')).toBeVisible()
  await expect.poll(() => quay.state.users.find('username', 'ahorvat')?.isEnabled).toBe(true)
})

test('the accounts of the console’s own tokens are out of reach for the help desk', async ({ page, signInAs }) => {
  await signInAs('help-desk', '/users/auditor')
  await expect(page.getByRole('button', { name: 'Set password' })).toBeDisabled()
})

test('an auditor reads everything and changes nothing', async ({ page, signInAs }) => {
  await signInAs('auditor')
  await expectRow(page, 'achoi', 'alice.choi@corp.example.com')
  await page.goto('/users/achoi')
  for (const name of ['Set password', 'Disable']) await expect(page.getByRole('button', { name })).toBeDisabled()
  await page.goto('/settings/staff')
  await expect(page.getByRole('row', { name: /hugo/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create staff account' })).toBeDisabled()
  await page.goto('/status')
  await expect(page.getByRole('region', { name: 'Read-write token' })).toContainText('quayadmin')
})

test('an administrator makes a staff account whose first password must be changed', async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  await signInAs('administrator', '/settings/staff')
  await page.getByRole('button', { name: 'Create staff account' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create staff account' })
  await dialog.getByLabel('Name').fill('nils')
  await dialog.getByRole('button', { name: 'Create staff account' }).click()
  await proveIdentity(page, 'administrator')
  const password = await takeSecret(page.getByRole('dialog', { name: /nils/ }))

  const theirs = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await theirs.goto('/sign-in')
  await theirs.getByRole('textbox', { name: 'Name' }).fill('nils')
  await theirs.getByRole('textbox', { name: 'Password' }).fill(password)
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await expect(theirs.getByText('Change your password first')).toBeVisible()
  await theirs.goto('/users')
  await expect(theirs.getByText('Change your password first')).toBeVisible()
  await theirs.context().close()
})

test('ending the sessions of somebody ends them at once', async ({ page, browser, baseURL, signInAs }) => {
  const theirs = await browser.newContext({ baseURL: baseURL ?? '' })
  const headers = { 'x-quaymaster': '1', origin: baseURL ?? '' }
  await theirs.request.post('/api/session', { headers, data: { name: 'hugo', password: 'meadow-copper-violin-12' } })
  expect((await theirs.request.get('/api/me', { headers })).status()).toBe(200)

  await signInAs('administrator', '/settings/staff')
  await chooseAction(page, 'hugo', 'End sessions')
  await proveIdentity(page, 'administrator')
  await expect(page.getByText('One session of hugo was ended')).toBeVisible()
  expect((await theirs.request.get('/api/me', { headers })).status()).toBe(401)
  await theirs.close()
})
