import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { Role } from '@quaymaster/contracts/roles'
import { STAFF } from './staff.ts'

/** The dialog that asks for the password again. */
export const stepUpDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Confirm it’s you' })

/** Proves in the dialog that it is this person. */
export async function proveIdentity(page: Page, role: Role): Promise<void> {
  await stepUpDialog(page).getByRole('textbox', { name: 'Your password' }).fill(STAFF[role].password)
  await stepUpDialog(page).getByRole('button', { name: 'Continue' }).click()
  await expect(stepUpDialog(page)).toBeHidden()
}

/** Reads the secret that a dialog shows once, and confirms that it was stored. */
export async function takeSecret(dialog: Locator): Promise<string> {
  const secret = await dialog.getByRole('group').getByRole('status').innerText()
  await dialog.getByRole('checkbox', { name: 'I have stored it' }).check()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  return secret
}
