import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, atMost = 40): Promise<void> {
  for (let step = 0; step < atMost; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('creates a user with the keyboard alone', async ({ page, quay, signInAs }) => {
  await signInAs('administrator')
  await expect(page.getByRole('link', { name: 'achoi' })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Create user' }))
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Create user' })
  await expect(form.getByLabel('Name')).toBeFocused()
  await page.keyboard.type('keys.only')
  await page.keyboard.press('Enter')

  const created = page.getByRole('dialog', { name: 'keys.only was created' })
  await expect(created).toBeVisible()
  await tabTo(page, created.getByRole('checkbox', { name: 'I have stored it' }))
  await page.keyboard.press('Space')
  await tabTo(page, created.getByRole('button', { name: 'Done' }))
  await page.keyboard.press('Enter')
  await expect(created).toBeHidden()
  await expect.poll(() => quay.state.users.find('username', 'keys.only')).toBeDefined()
})

test('disables a user and takes it back with the keyboard alone', async ({ page, quay, signInAs }) => {
  const isEnabled = () => quay.state.users.find('username', 'achoi')?.isEnabled
  await signInAs('administrator')
  await expect(page.getByRole('link', { name: 'achoi' })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('achoi')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 of 150 users')).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'achoi' }))
  await page.keyboard.press('Enter')
  const disable = page.getByRole('button', { name: 'Disable' })
  await expect(disable).toBeEnabled()
  await tabTo(page, disable)
  await page.keyboard.press('Enter')
  await expect(page.getByText('achoi was disabled')).toBeVisible()
  expect(isEnabled()).toBe(false)
  await tabTo(page, page.getByRole('button', { name: 'Undo' }), 60)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Enabled: signs in, pushes and pulls.')).toBeVisible()
  expect(isEnabled()).toBe(true)
})

test('a dialog keeps the focus, closes with Escape and gives it back', async ({ page, signInAs }) => {
  await signInAs('administrator')
  const create = page.getByRole('button', { name: 'Create user' })
  await tabTo(page, create)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Name')).toBeFocused()
  for (let step = 0; step < 10; step += 1) {
    await page.keyboard.press('Tab')
    await expect(dialog.locator(':focus')).toHaveCount(1)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(create).toBeFocused()
})
