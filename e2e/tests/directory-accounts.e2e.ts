import { expect, test } from '../fixtures.ts'

test.use({ world: { registry: 'directory' } })

test('where people come from a directory, creating and setting passwords are off with the reason', async ({
  page,
  signInAs,
}) => {
  await signInAs('administrator')
  await expect(page.getByRole('button', { name: 'Create user' })).toBeDisabled()
  await expect(page.getByText('The users of this registry come from LDAP')).toBeVisible()
  await page.getByRole('link', { name: 'Where users come from' }).click()
  await expect(page.getByText(/come from an LDAP directory/).first()).toBeVisible()

  await page.goto('/users/achoi')
  await expect(page.getByRole('button', { name: 'Set password' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Disable' })).toBeEnabled()
})
