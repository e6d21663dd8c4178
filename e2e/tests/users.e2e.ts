import { expect, test } from '../fixtures.ts'
import { proveIdentity, takeSecret } from '../support/dialogs.ts'
import { expectToast, toast } from '../support/toasts.ts'
import { chooseAction, createUser, expectCount, expectRow, rowOf, searchFor } from '../support/users-page.ts'

test('creates, disables, brings back and deletes a user', async ({ page, quay, signInAs }) => {
  await signInAs('administrator')
  await page.getByRole('button', { name: 'Create user' }).click()
  await createUser(page, 'maria.gomez', 'maria@example.org')
  const created = page.getByRole('dialog', { name: 'maria.gomez was created' })
  const password = await takeSecret(created)
  expect(password.length).toBeGreaterThan(20)
  await expect.poll(() => quay.state.users.find('username', 'maria.gomez')).toBeDefined()

  await searchFor(page, 'maria.gomez')
  await page.getByRole('link', { name: 'maria.gomez' }).click()
  await page.getByRole('button', { name: 'Disable' }).click()
  await expectToast(page, 'maria.gomez was disabled')
  await expect.poll(() => quay.state.users.find('username', 'maria.gomez')?.isEnabled).toBe(false)

  await toast(page, 'maria.gomez was disabled').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Enabled: signs in, pushes and pulls.')).toBeVisible()
  await expect.poll(() => quay.state.users.find('username', 'maria.gomez')?.isEnabled).toBe(true)

  await chooseAction(page, 'maria.gomez', 'Delete maria.gomez')
  const dialog = page.getByRole('dialog', { name: 'Delete maria.gomez' })
  await expect(dialog.getByRole('button', { name: 'Delete maria.gomez' })).toBeDisabled()
  await dialog.getByRole('textbox').fill('maria.gomez')
  await dialog.getByRole('button', { name: 'Delete maria.gomez' }).click()
  await proveIdentity(page, 'administrator')
  await expectToast(page, 'maria.gomez was deleted')
  await expect(page).toHaveURL(/\/users(?:\?|$)/)
  await searchFor(page, 'maria.gomez')
  await expect(rowOf(page, 'maria.gomez')).toHaveCount(0)
})

test('shows a password once: not after closing, going back or loading again', async ({ page, signInAs }) => {
  await signInAs('administrator', '/users/new')
  await createUser(page, 'once.only', '')
  const password = await takeSecret(page.getByRole('dialog', { name: 'once.only was created' }))
  await expect(page.getByText(password)).toHaveCount(0)
  await page.goBack()
  await expect(page.getByText(password)).toHaveCount(0)
  await page.goto('/users/once.only')
  await expect(page.getByRole('heading', { name: 'once.only', level: 1 })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'once.only', level: 1 })).toBeVisible()
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  expect((await page.content()) + stored).not.toContain(password)
})

test('finds users by name and address, filters and sorts them, and keeps all of it in the URL', async ({
  page,
  signInAs,
}) => {
  await signInAs('administrator')
  await expectCount(page, '150 users')
  await searchFor(page, 'alice.choi@corp')
  await expectRow(page, 'achoi', 'alice.choi@corp.example.com')
  await expectCount(page, '1 of 150 users')
  await expect(page).toHaveURL(/search=alice/)

  await page.goto('/users?state=disabled&sort=name&direction=desc')
  await expectRow(page, 'ahorvat', 'Disabled')
  const names = await page.getByRole('row').getByRole('link').allInnerTexts()
  expect(names).toEqual(names.toSorted((a, b) => b.localeCompare(a, 'en')))
  await page.reload()
  await expectRow(page, 'ahorvat', 'Disabled')
})

test('takes a search for the text it is, and names what it does not understand', async ({ page, signInAs }) => {
  await signInAs('administrator', '/users?search=1e5&state=disabled,lost&page=3')
  await expect(page.getByRole('searchbox')).toHaveValue('1e5')
  await expectCount(page, '0 of 150 users')
  const chip = (name: string) => page.getByRole('button', { name: `Remove the filter ${name}` })
  await chip('state=lost').click()
  await expect(chip('state=lost')).toHaveCount(0)
  await expect(chip('Disabled')).toBeVisible()
  await chip('page=3').click()
  await expect(page).toHaveURL(/\/users\?search=1e5&state=disabled$/)
})

test('says what is wrong with a name before anything is sent', async ({ page, quay, signInAs }) => {
  await signInAs('administrator', '/users/new')
  const before = quay.requests.of('user.create').length
  await createUser(page, 'Maria Gomez', 'maria@example.org')
  await expect(page.getByText(/The name has capital letters/)).toBeVisible()
  await page.getByRole('button', { name: /^Use / }).click()
  await expect(page.getByRole('dialog').getByLabel('Name')).toHaveValue(/^maria[._-]?gomez$/)
  expect(quay.requests.of('user.create')).toHaveLength(before)
})

test('puts a name and an address that only Quay refuses back on their fields', async ({ page, signInAs }) => {
  await signInAs('administrator', '/users/new')
  const dialog = page.getByRole('dialog', { name: 'Create user' })
  await createUser(page, 'achoi', 'new.address@example.org')
  await expect(dialog.getByText('Another user of this registry has this name.')).toBeVisible()
  await createUser(page, 'nobody.yet', 'alice.choi@corp.example.com')
  await expect(dialog.getByText('Another user of this registry has this email address.')).toBeVisible()
  await expect(dialog.getByLabel('Name')).toHaveValue('nobody.yet')
})

test('sets a new password and changes an address after proof of identity', async ({ page, quay, signInAs }) => {
  await signInAs('administrator', '/users/achoi')
  await page.getByRole('button', { name: 'Set password' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Set password' }).click()
  await proveIdentity(page, 'administrator')
  const password = await takeSecret(page.getByRole('dialog', { name: 'The new password of achoi' }))
  expect(password.length).toBeGreaterThan(15)

  await chooseAction(page, 'achoi', 'Change e-mail')
  const dialog = page.getByRole('dialog', { name: 'Change the e-mail of achoi' })
  await dialog.getByLabel('New e-mail').fill('a.choi@example.org')
  await dialog.getByRole('button', { name: 'Change e-mail' }).click()
  await expectToast(page, 'The e-mail of achoi was changed')
  await expect.poll(() => quay.state.users.find('username', 'achoi')?.email).toBe('a.choi@example.org')
})

test('explains on a superuser what Quay refuses and who decides', async ({ page, signInAs }) => {
  await signInAs('administrator', '/users/helena.ross')
  const disable = page.getByRole('button', { name: 'Disable' })
  await expect(disable).toBeDisabled()
  await disable.hover()
  await expect(page.getByText('Quay refuses every change to a superuser').first()).toBeVisible()
  await page.getByRole('link', { name: 'How this is decided' }).click()
  await expect(page.getByText(/SUPER_USERS/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('Quay says: helena.ross is a superuser.')).toBeVisible()
})
