import type { Page, Request } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { ATTACKS, attackScript } from '../support/attacks.ts'
import type { Attack } from '../support/attacks.ts'
import { startForeignSite } from '../support/foreign-site.ts'

/** What a foreign page would like to do. */
const TARGET = '/api/users/achoi/disable'

const attackPage = (attack: Attack, consoleUrl: string): string =>
  `<body><script>${attackScript(attack, consoleUrl, TARGET)};document.title='done'</script>`

/** Opens the foreign page and waits until everything that it sent has ended. Statuses are those that came back. */
async function visit(page: Page, address: string, consoleUrl: string) {
  const requests: Request[] = []
  const collect = (request: Request) => {
    if (request.url() === `${consoleUrl}${TARGET}`) requests.push(request)
  }
  page.context().on('request', collect)
  await page.goto(address)
  await expect(page).toHaveTitle('done')
  await page.waitForLoadState('networkidle')
  await expect.poll(() => requests.length).toBeGreaterThan(0)
  page.context().off('request', collect)
  const answers = await Promise.all(requests.map((request) => request.response()))
  const headers = await Promise.all(requests.map((request) => request.allHeaders()))
  return {
    statuses: answers.flatMap((answer) => (answer === null ? [] : [answer.status()])),
    cookies: headers.filter(({ cookie }) => cookie !== undefined).length,
  }
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
      const { statuses } = await visit(victim, foreign[site], baseURL ?? '')
      expect(
        statuses.filter((status) => status < 400),
        attack.name,
      ).toEqual([])
      await victim.close()
    }
    expect(quay.requests.of('user.update')).toHaveLength(before)
    expect(quay.state.users.find('username', 'achoi')?.isEnabled).toBe(true)
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
  const { statuses, cookies } = await visit(await page.context().newPage(), foreign.sameSiteUrl, baseURL ?? '')
  expect(statuses).toEqual([403])
  expect(cookies).toBe(1)
})

test('the same call is done when a page of the console makes it', async ({ page, quay, signInAs }) => {
  await signInAs('administrator', '/users/achoi')
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText('achoi was disabled')).toBeVisible()
  expect(quay.state.users.find('username', 'achoi')?.isEnabled).toBe(false)
})
