import { expect, test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Role } from '@quaymaster/contracts/roles'
import type { QuaySimulator } from '@quaymaster/quay-simulator'
import { STAFF } from './support/staff.ts'
import { startStack } from './support/stack.ts'
import type { Stack, World } from './support/stack.ts'

type Fixtures = {
  /** What the test begins with; `test.use({ world: { … } })` changes parts of it. */
  world: Partial<World>
  /** The console of this test. */
  site: { url: string; issueSetUpCode: () => Promise<string>; replaceTokens: Stack['replaceTokens'] }
  /** The simulated Quay behind it. */
  quay: QuaySimulator
  /** Signs in as somebody of this role, through the API, and leaves the browser on the first page. */
  signInAs: (role: Role, path?: string) => Promise<void>
}

/** A small log, read slowly: what goes on in the background takes the processor from the page that is tested. */
const DEFAULT_WORLD: World = {
  scenario: 'demo',
  users: 150,
  logEntries: 300,
  callsPerSecond: 30,
  hasStaff: true,
  isBehindTls: false,
}

export const test = base.extend<Fixtures, { stack: Stack }>({
  stack: [
    async ({ browserName }, provide) => {
      if (browserName !== 'chromium') throw new Error('The stack serves Chromium only.')
      await using stack = await startStack()
      await provide(stack)
    },
    { scope: 'worker' },
  ],
  world: [{}, { option: true }],
  site: [
    async ({ stack, world }, provide) => {
      await stack.reset({ ...DEFAULT_WORLD, ...world })
      const { issueSetUpCode, replaceTokens } = stack
      await provide({ url: stack.url, issueSetUpCode, replaceTokens })
    },
    { auto: true },
  ],
  baseURL: async ({ site: { url } }, provide) => await provide(url),
  quay: async ({ stack, site: _started }, provide) => await provide(stack.quay),
  signInAs: async ({ page, baseURL }, provide) => {
    await provide(async (role, path = '/') => {
      await signIn(page, baseURL ?? '', role)
      await page.goto(path)
    })
  },
})

// On a machine that is too busy the server turns calls away for a moment, as it should.
const signIn = (page: Page, url: string, role: Role): Promise<void> =>
  expect(async () => {
    const answer = await page.request.post('/api/session', {
      headers: { 'x-quaymaster': '1', origin: url },
      data: STAFF[role],
    })
    expect(answer.status(), `signing in as ${role}`).toBe(200)
  }).toPass({ timeout: 15_000 })

export { expect }
