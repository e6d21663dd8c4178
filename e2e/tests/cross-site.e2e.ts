import type { Page, Request, Response } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { ATTACKS, attackScript } from '../support/attacks.ts'
import type { Attack } from '../support/attacks.ts'
import { startForeignSite } from '../support/foreign-site.ts'

/** What a foreign page would like to do. */
const TARGET = '/api/users/achoi/disable'

const attackPage = (attack: Attack, consoleUrl: string): string =>
  `<body><script>${attackScript(attack, consoleUrl, TARGET)};document.title='done'</script>`

/** Opens the foreign page and waits until what it sent has ended. Gives the answers that came back; some never may. */
async function visit(page: Page, address: string, consoleUrl: string): Promise<readonly Response[]> {
  const target = `${consoleUrl}${TARGET}`
  let sent = 0
  const answers: Response[] = []
  const countRequest = (request: Request) => (sent += request.url() === target ? 1 : 0)
  const keepAnswer = (answer: Response) => void (answer.url() === target && answers.push(answer))
  page.context().on('request', countRequest).on('response', keepAnswer)
  await page.goto(address)
  await expect(page).toHaveTitle('done')
  await expect.poll(() => sent).toBeGreaterThan(0)
  await page.waitForLoadState('networkidle')
  page.context().off('request', countRequest).off('response', keepAnswer)
  return answers
}

for (const [row, site] of [
  ['B1', 'crossSiteUrl'],
  ['B2', 'sameSiteUrl'],
] as const) {
  const origin = site === 'crossSiteUrl' ? 'another site' : 'a sibling port'
  test(`${row}: ten ways to send a request from ${origin} change nothing`, async ({
    page,
    context,
    quay,
    baseURL,
    signInAs,
  }) => {
    test.slow()
    await signInAs('administrator')
    await expect(page.getByRole('link', { name: 'achoi' })).toBeVisible()
    const before = quay.requests.of('user.update').length
    await using foreign = await startForeignSite()
    for (const attack of ATTACKS) {
      foreign.show(attackPage(attack, baseURL ?? ''))
      const victim = await context.newPage()
      const answers = await visit(victim, foreign[site], baseURL ?? '')
      const accepted = answers.map((answer) => answer.status()).filter((status) => status < 400)
      expect(accepted, attack.name).toEqual([])
      await victim.close()
    }
    expect(quay.requests.of('user.update')).toHaveLength(before)
    await expect.poll(() => quay.state.users.find('username', 'achoi')?.isEnabled).toBe(true)
    await page.reload()
    await expect(page.getByRole('link', { name: 'achoi' })).toBeVisible()
  })
}

test('B2: the cookie does come along from a sibling port, and the call is refused all the same', async ({
  page,
  baseURL,
  signInAs,
}) => {
  await signInAs('administrator')
  await using foreign = await startForeignSite()
  const form = ATTACKS.find(({ name }) => name === 'form')
  if (form === undefined) throw new Error('The attack by form is gone.')
  foreign.show(attackPage(form, baseURL ?? ''))
  const answers = await visit(await page.context().newPage(), foreign.sameSiteUrl, baseURL ?? '')
  expect(answers.map((answer) => answer.status())).toEqual([403])
  expect(await answers[0]?.request().allHeaders()).toHaveProperty('cookie')
})

test('the same call is done when a page of the console makes it', async ({ page, quay, signInAs }) => {
  await signInAs('administrator', '/users/achoi')
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText('achoi was disabled')).toBeVisible()
  await expect.poll(() => quay.state.users.find('username', 'achoi')?.isEnabled).toBe(false)
})
