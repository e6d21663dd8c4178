import { expect, test } from '../fixtures.ts'
import { collectPolicyViolations } from '../support/content-policy.ts'
import { startForeignSite } from '../support/foreign-site.ts'

test('B7: the collector sees a violation where there is one', async ({ context, page, signInAs }) => {
  const violations = await collectPolicyViolations(context)
  await signInAs('administrator')
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('img'), { src: 'https://attacker.invalid/x.png' }))
  })
  await expect.poll(() => violations.join()).toContain('img-src')
})

test('B7: the policy of a page allows nothing inline and no other origin', async ({ request }) => {
  for (const path of ['/sign-in', '/users', '/nowhere']) {
    const policy = (await request.get(path)).headers()['content-security-policy'] ?? ''
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/)
  }
})

test('B5: no other site can show the console in a frame', async ({ page, baseURL, signInAs }) => {
  await signInAs('administrator')
  await using foreign = await startForeignSite()
  for (const address of [foreign.crossSiteUrl, foreign.sameSiteUrl]) {
    for (const path of ['/sign-in', '/users']) {
      foreign.show(`<h1>foreign</h1><iframe src="${baseURL}${path}"></iframe>`)
      await page.goto(address)
      await expect(page.getByRole('heading', { name: 'foreign' })).toBeVisible()
      await page.waitForLoadState('networkidle')
      const framed = page.frames().find((frame) => frame !== page.mainFrame())
      expect(framed?.url()).toMatch(/^chrome-error:/)
      await expect(page.frameLocator('iframe').getByRole('heading', { name: /Sign in|Users/ })).toHaveCount(0)
    }
  }
})
