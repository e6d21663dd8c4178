import type { Page } from '@playwright/test'
import { ROLES } from '@quaymaster/contracts/roles'
import { expect, test } from '../fixtures.ts'
import { STAFF } from '../support/staff.ts'

async function fillSignIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const ROLE_WORDS = { administrator: 'administrator', 'help-desk': 'help desk', auditor: 'auditor' } as const

for (const role of ROLES) {
  test(`signs ${role} in and out`, async ({ page }) => {
    const { name, password } = STAFF[role]
    await page.goto('/')
    await fillSignIn(page, name, password)
    const menu = page.getByRole('button', { name: `Account menu of ${name}, ${ROLE_WORDS[role]}` })
    await menu.click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await page.goto('/users')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
}

test('says that name and password do not belong together, and keeps the name', async ({ page }) => {
  await page.goto('/sign-in')
  await fillSignIn(page, 'ada', 'not-her-password')
  await expect(page.getByText('Incorrect username or password')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('ada')
})

test('comes back to the page that somebody wanted to see', async ({ page }) => {
  await page.goto('/users?state=disabled')
  await fillSignIn(page, STAFF.auditor.name, STAFF.auditor.password)
  await expect(page).toHaveURL(/\/users\?state=disabled/)
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
})

test('never leaves the console after signing in', async ({ page, baseURL }) => {
  await page.goto('/sign-in?returnTo=//attacker.invalid/users')
  await fillSignIn(page, STAFF.auditor.name, STAFF.auditor.password)
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  expect(new URL(page.url()).origin).toBe(baseURL)
})
