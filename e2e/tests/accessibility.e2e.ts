import { expect, test } from '../fixtures.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { collectPolicyViolations } from '../support/content-policy.ts'
import { STAFF } from '../support/staff.ts'
import { createUser } from '../support/users-page.ts'
import { takeTour } from '../support/tour.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })
    test.slow()

    // One tour for both: opening every page twice would cost a minute and show nothing more.
    test('every page passes axe, and none violates the content security policy (B7)', async ({ context, page }) => {
      const violations = await collectPolicyViolations(context)
      await page.goto('/sign-in')
      await page.getByRole('textbox', { name: 'Name' }).fill(STAFF.administrator.name)
      await page.getByRole('textbox', { name: 'Password' }).fill(STAFF.administrator.password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
      await takeTour(page, () => expectAccessible(page))
      expect(violations).toEqual([])
    })

    test('a password shown once, a menu and a toast pass axe and the policy', async ({ context, page, signInAs }) => {
      const violations = await collectPolicyViolations(context)
      await signInAs('administrator', '/users/new')
      await createUser(page, 'axe.user', '')
      await expect(page.getByRole('dialog', { name: 'axe.user was created' })).toBeVisible()
      await expectAccessible(page)
      await page.goto('/users/achoi')
      await page.getByRole('button', { name: 'Disable' }).click()
      await expect(page.getByText('achoi was disabled')).toBeVisible()
      await page.getByRole('button', { name: 'Actions for achoi' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      // An open menu hangs on the body, beside the landmarks, so that nothing cuts it off.
      await expectAccessible(page, { except: ['region'] })
      expect(violations).toEqual([])
    })

    test('the sign-in page passes axe', async ({ page }) => {
      await page.goto('/sign-in')
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
      await expectAccessible(page)
    })

    test.describe('before set-up', () => {
      test.use({ world: { hasStaff: false } })
      test('the set-up page passes axe', async ({ page }) => {
        await page.goto('/set-up')
        await expect(page.getByLabel('Set-up code')).toBeVisible()
        await expectAccessible(page)
      })
    })
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test.slow()

  test('no page scrolls sideways', async ({ page, signInAs }) => {
    await signInAs('administrator')
    await takeTour(page, async (path) => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    })
  })
})
