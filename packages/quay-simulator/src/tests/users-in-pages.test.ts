import { describe, expect, it } from 'vitest'
import type { SimulatorRequest } from '../server/http-message.ts'
import { createRegistry, type Registry } from '../registry.ts'
import { pristine, pristineTokens } from '../scenarios/pristine.ts'

const count = 20_000

type Page = { users: { username: string }[]; next_page?: string }

function call(registry: Registry, method: string, rawUrl: string): { status: number; body: unknown } {
  const request: SimulatorRequest = {
    method,
    rawUrl,
    headers: { host: 'quay.test', authorization: `Bearer ${pristineTokens.rw}` },
    body: Buffer.alloc(0),
    scheme: 'http',
  }
  const { status, body } = registry.handle(request)
  return { status, body: body.length === 0 ? undefined : (JSON.parse(body.toString()) as unknown) }
}

function readAll(registry: Registry, afterEachPage: (pages: number) => void = () => {}): string[] {
  const names: string[] = []
  let token: string | undefined = ''
  for (let pages = 1; token !== undefined; pages += 1) {
    const { body } = call(registry, 'GET', `/api/v1/superuser/users/?limit=100&next_page=${token}`)
    const page = body as Page
    names.push(...page.users.map((user) => user.username))
    token = page.next_page && encodeURIComponent(page.next_page)
    afterEachPage(pages)
  }
  return names
}

function createLargeRegistry(): Registry {
  const registry = createRegistry({ scenario: pristine(), now: '2026-11-23T16:00:00Z' })
  registry.event('users.add', { prefix: 'person', count: count - 3 })
  return registry
}

describe('twenty thousand users', () => {
  it('are read page by page, each once, without walking over those of the pages before', () => {
    const registry = createLargeRegistry()
    const { users } = registry.state
    const { from } = users
    let walked = 0
    users.from = function* counted(startId) {
      for (const user of from(startId)) {
        walked += 1
        yield user
      }
    }
    const names = readAll(registry)
    expect(names.length).toBe(count)
    expect(new Set(names).size).toBe(count)
    const pages = count / 100
    expect(walked).toBeLessThan(count + 3 * pages)
  })

  it('lose nobody and show nobody twice while people come and go between the pages', () => {
    const registry = createLargeRegistry()
    const names = readAll(registry, (pages) => {
      if (pages === 2) call(registry, 'DELETE', '/api/v1/superuser/users/person-198')
      if (pages === 3) registry.event('users.add', { prefix: 'late', count: 5 })
    })
    expect(new Set(names).size).toBe(names.length)
    // Somebody of a page to come is gone, five are new.
    expect(names.length).toBe(count - 1 + 5)
    expect(names).not.toContain('person-198')
    expect(names.at(-1)).toBe('late-005')
  })
})
