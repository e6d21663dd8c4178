import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** The row of one user in the list. */
export const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })

/** Waits until the list shows this user, with these texts in the row. */
export async function expectRow(page: Page, name: string, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await expect(rowOf(page, name)).toContainText(text)
  await expect(rowOf(page, name)).toBeVisible()
}

/** Waits until a list of users is there and counts as this text says. */
export async function expectCount(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole('main').getByText(text)).toBeVisible()
}

/** Types into the search of the list. */
export async function searchFor(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox').fill(text)
  await page.getByRole('searchbox').press('Enter')
}

/** Opens the menu of what can be done to a user and chooses from it. */
export async function chooseAction(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

/** Fills in and sends the dialog that creates a user. */
export async function createUser(page: Page, name: string, email: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Create user' })
  await dialog.getByLabel('Name').fill(name)
  if (email !== '') await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByRole('button', { name: 'Create user' }).click()
}
