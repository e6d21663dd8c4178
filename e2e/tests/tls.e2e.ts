import { expect, test } from '../fixtures.ts'
import { STAFF } from '../support/staff.ts'

test.use({ world: { isBehindTls: true }, ignoreHTTPSErrors: true })

test('behind TLS the cookie is prefixed, secure and closed to scripts', async ({ page, baseURL, context }) => {
  expect(baseURL).toMatch(/^https:/)
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Name' }).fill(STAFF.administrator.name)
  await page.getByRole('textbox', { name: 'Password' }).fill(STAFF.administrator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()

  const cookies = await context.cookies()
  const session = cookies.find(({ name }) => name === '__Host-Http-quaymaster')
  expect(session).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict', path: '/' })
  expect(await page.evaluate(() => document.cookie)).not.toContain(session?.value ?? 'nothing')

  await page.goto('/users/achoi')
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText('achoi was disabled')).toBeVisible()
  await page.getByRole('button', { name: /^Account menu/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('__Host-Http-quaymaster')
})
