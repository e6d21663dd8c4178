import type { Page } from '@playwright/test'
import type { QuaySimulator } from '@quaymaster/quay-simulator'
import { expect, test } from '../fixtures.ts'
import { HOOK, SCRIPT_PAYLOADS } from '../support/script-payloads.ts'

/** Gives so many users of the registry a hostile name and address. */
function poison(quay: QuaySimulator): void {
  const users = [...quay.state.users.all()].filter(({ username }) => !['quayadmin', 'auditor'].includes(username))
  for (const [index, payload] of SCRIPT_PAYLOADS.entries()) {
    const user = users[index]
    if (user !== undefined) quay.state.users.update(user.id, { username: payload, email: `${payload}@example.org` })
  }
}

/** Collects what a payload would do: run, speak, or call somebody outside. */
async function watchFor(page: Page, baseURL: string): Promise<string[]> {
  const seen: string[] = []
  await page.exposeFunction(HOOK, () => void seen.push('executed'))
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL)) seen.push(`request: ${request.url()}`)
  })
  return seen
}

/** Elements and attributes that no page of ours has. */
const injected = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          [...element.attributes].some(
            ({ name, value }) => name.startsWith('on') || /^\s*java\s*script:/i.test(value),
          ) || ['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'MATH', 'VIDEO', 'AUDIO'].includes(element.tagName),
      )
      .map((element) => element.outerHTML),
  )

test.use({ world: { users: 130 } })

test('B8: hostile names and addresses are text in the list, on the page and in dialogs', async ({
  page,
  quay,
  baseURL,
  signInAs,
}) => {
  test.slow()
  expect(SCRIPT_PAYLOADS).toHaveLength(120)
  await signInAs('administrator')
  await expect(page.getByText('130 users')).toBeVisible()
  poison(quay)
  const seen = await watchFor(page, baseURL ?? '')
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(async () => {
    await page.goto('/users?search=script')
    await expect(page.getByText(`${HOOK}()`).first()).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
  for (const end of ['End', 'Home']) {
    await page.getByRole('row').nth(1).hover()
    await page.keyboard.press(end)
    expect(await injected(page)).toEqual([])
  }
  for (const payload of SCRIPT_PAYLOADS.slice(0, 6)) {
    await page.goto(`/users/${encodeURIComponent(payload)}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goto(`/users?search=${encodeURIComponent(payload)}`)
    await expect(page.getByRole('searchbox')).toHaveValue(payload)
    expect(await injected(page)).toEqual([])
  }
  expect(seen).toEqual([])
})
