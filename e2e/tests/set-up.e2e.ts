import { expect, test } from '../fixtures.ts'

test.use({ world: { hasStaff: false } })

test('leads from the set-up code to the first administrator', async ({ page, site }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/set-up/)

  await page.getByLabel('Set-up code').fill(await site.issueSetUpCode())
  await page.getByRole('button', { name: 'Check the code' }).click()
  await expect(page.getByText('quayadmin')).toBeVisible()

  await page.getByRole('textbox', { name: 'Name' }).fill('olga')
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('walnut-harbor-fifty-one')
  await page.getByRole('textbox', { name: 'Password again' }).fill('walnut-harbor-fifty-one')
  await page.getByRole('button', { name: 'Create the administrator and sign in' }).click()

  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Account menu of olga, administrator' })).toBeVisible()
})

test('refuses a wrong code and keeps the page', async ({ page, site }) => {
  await site.issueSetUpCode()
  await page.goto('/set-up')
  await page.getByLabel('Set-up code').fill('AAAA-BBBB-CCCC-DDDD')
  await page.getByRole('button', { name: 'Check the code' }).click()
  await expect(page.getByText('The setup code is incorrect.')).toBeVisible()
  await expect(page.getByLabel('Set-up code')).toHaveValue('AAAA-BBBB-CCCC-DDDD')
})

test('makes one administrator and no second one', async ({ page, site, context }) => {
  const code = await site.issueSetUpCode()
  const second = await context.newPage()
  for (const each of [page, second]) {
    await each.goto('/set-up')
    await each.getByLabel('Set-up code').fill(code)
    await each.getByRole('button', { name: 'Check the code' }).click()
    await each.getByRole('textbox', { name: 'Name' }).fill(each === page ? 'olga' : 'otto')
    await each.getByRole('textbox', { name: 'Password', exact: true }).fill('walnut-harbor-fifty-one')
    await each.getByRole('textbox', { name: 'Password again' }).fill('walnut-harbor-fifty-one')
  }
  await page.getByRole('button', { name: 'Create the administrator and sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await second.getByRole('button', { name: 'Create the administrator and sign in' }).click()
  await expect(second.getByText('This console is already set up.')).toBeVisible()
})
