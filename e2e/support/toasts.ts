import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** The toast that says this. */
export const toast = (page: Page, text: string): Locator => page.getByRole('listitem').filter({ hasText: text })

export const expectToast = async (page: Page, text: string): Promise<void> => {
  await expect(toast(page, text)).toBeVisible()
}
