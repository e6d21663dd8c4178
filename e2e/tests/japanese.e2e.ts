import { expect, test } from '../fixtures.ts'
import { STAFF } from '../support/staff.ts'

test.use({ locale: 'ja-JP' })

test('a browser that asks for Japanese gets Japanese, from the sign-in page to a deleted user', async ({
  page,
  quay,
}) => {
  await page.goto('/sign-in')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await page.getByRole('textbox', { name: '名前' }).fill(STAFF.administrator.name)
  await page.getByRole('textbox', { name: 'パスワード' }).fill(STAFF.administrator.password)
  await page.getByRole('button', { name: 'サインイン' }).click()

  await expect(page.getByRole('heading', { name: 'ユーザー', level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await page.getByRole('button', { name: 'ユーザーの作成' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '名前' }).fill('hanako')
  await dialog.getByRole('button', { name: 'ユーザーの作成' }).click()
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('contentinfo').getByRole('button').click()
  await expect.poll(() => quay.state.users.find('username', 'hanako')).toBeDefined()

  await page.goto('/users/hanako')
  await page.getByRole('button', { name: '無効にする' }).click()
  await expect(page.getByText(/hanako.*無効/).first()).toBeVisible()
  await expect.poll(() => quay.state.users.find('username', 'hanako')?.isEnabled).toBe(false)
})

test('no English sentence is left on the Japanese pages', async ({ page, signInAs }) => {
  await signInAs('administrator')
  for (const path of ['/users', '/users/achoi', '/users/new', '/status', '/settings/staff', '/account']) {
    await page.goto(path)
    await expect(page.getByRole('heading').first()).toBeVisible()
    const text = await page.locator('body').innerText()
    expect(text, path).toMatch(/[ぁ-んァ-ヶ]/)
    expect(text, path).not.toMatch(/\b(?:the|and|cannot|your|was|is)\b/i)
  }
})

test('the language switch changes the page and is remembered', async ({ page, signInAs }) => {
  await signInAs('auditor')
  await page.getByRole('button', { name: /言語/ }).click()
  await page
    .getByRole('menuitemradio', { name: 'English' })
    .or(page.getByRole('option', { name: 'English' }))
    .or(page.getByRole('menuitem', { name: 'English' }))
    .click()
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
})
