import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { usersKind } from '../../features/users/inventory.ts'
import { askQuay } from '../../testing/ask-quay.ts'
import { organizationsKind, teamsKind } from '../../testing/organization-kinds.ts'
import { openQuayParts, until } from '../../testing/quay-parts.ts'
import type { QuayParts, QuayPartsOptions } from '../../testing/quay-parts.ts'
import { repositoriesKind } from '../../testing/repositories-kind.ts'

const TOKENS = { ro: 'RO000000000000000000OR111111111111111111', rw: 'RW000000000000000000WR111111111111111111' }
const REPOSITORIES = repositoriesKind(TOKENS)
const KINDS = [usersKind, organizationsKind(TOKENS), teamsKind(TOKENS), REPOSITORIES] as const
const CHILD = join(import.meta.dirname, '../../testing/inventory-child.ts')
const SEARCH = { sort: 'name', direction: 'asc', offset: 0, limit: 1000 } as const
const ALL_COLUMNS = new Set(['namespace', 'name', 'visibility', 'state'] as const)

async function addRepositories({ simulator }: QuayParts, namespace: string, names: readonly string[]): Promise<void> {
  for (const repository of names) {
    const visibility = repository.startsWith('public') ? 'public' : 'private'
    const body = { namespace, repository, visibility, description: `What ${repository} is for.` }
    await askQuay(simulator.url, { token: TOKENS.rw, method: 'POST', path: '/api/v1/repository', body })
  }
}

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(3, '0')}`)

/** An organization with 250 repositories, three pages, another with two, and one of a user. */
async function openRepositories(options: QuayPartsOptions = {}): Promise<QuayParts> {
  const parts = await openQuayParts({ kinds: [], ...options })
  for (const name of ['acme', 'umbrella']) {
    const body = { name, email: `${name}@example.org` }
    await askQuay(parts.simulator.url, { token: TOKENS.rw, method: 'POST', path: '/api/v1/organization/', body })
  }
  await addRepositories(parts, 'acme', [...numbered('app', 247), ...numbered('public', 3)])
  await addRepositories(parts, 'umbrella', ['app-001', 'release/installer'])
  await addRepositories(parts, 'quayadmin', ['own'])
  await parts.restart({ kinds: KINDS })
  return parts
}

const isComplete = ({ inventory }: QuayParts) => {
  const { state, isReading } = inventory.progress('repositories')
  return state === 'complete' && !isReading
}

const total = ({ inventory }: QuayParts) => inventory.of(REPOSITORIES).search({ ...SEARCH, visible: ALL_COLUMNS }).total

const listCalls = ({ simulator }: QuayParts) => simulator.requests.of('repository.list').length

const pagesOf = ({ simulator }: QuayParts, namespace: string) =>
  simulator.requests.of('repository.list').filter(({ rawUrl }) => rawUrl.includes(`namespace=${namespace}`)).length

describe('repositories', () => {
  test('are read page by page below each namespace, of organizations and of users', async () => {
    await using parts = await openRepositories()
    await until(() => isComplete(parts))
    const repositories = parts.inventory.of(REPOSITORIES)
    expect(total(parts)).toBe(253)
    // Three pages of one namespace, and one of each of the five others.
    expect(listCalls(parts)).toBe(8)
    expect([repositories.count('acme'), repositories.count('umbrella'), repositories.count('quayadmin')]).toEqual([
      250, 2, 1,
    ])
    expect(repositories.find('umbrella', 'release/installer')).toMatchObject({ isPublic: false, state: 'NORMAL' })
    expect(await repositories.findDetails('umbrella', 'release/installer')).toEqual({
      description: 'What release/installer is for.',
    })
  })

  test('are searched, filtered and counted below one namespace or all, by the columns that a role sees', async () => {
    await using parts = await openRepositories()
    await until(() => isComplete(parts))
    const repositories = parts.inventory.of(REPOSITORIES)
    const matching = (filter: object) => repositories.search({ ...SEARCH, visible: ALL_COLUMNS, ...filter }).matching
    expect(matching({ text: 'app-001' })).toBe(2)
    expect(matching({ text: 'app-001', parent: ['umbrella'] })).toBe(1)
    expect(matching({ filters: { visibility: new Set(['public']) } })).toBe(3)
    expect(Object.fromEntries(repositories.countValues('visibility', { visible: ALL_COLUMNS }))).toEqual({
      private: 250,
      public: 3,
    })
    const onlyNames = new Set(['name'] as const)
    expect(matching({ text: 'umbrella', visible: onlyNames })).toBe(0)
    const hidden = { visible: onlyNames, filters: { visibility: new Set(['public']) } }
    expect(() => matching(hidden)).toThrow(expect.objectContaining({ code: 'input_invalid' }))
    expect(() => matching({ visible: onlyNames, sort: 'state' })).toThrow(
      expect.objectContaining({ code: 'input_invalid' }),
    )
    expect(() => repositories.countValues('visibility', { visible: onlyNames })).toThrow(
      expect.objectContaining({ code: 'input_invalid' }),
    )
  })

  test('that are gone are dropped when their namespace is read again', async () => {
    await using parts = await openRepositories()
    await until(() => isComplete(parts))
    const path = '/api/v1/repository/umbrella/app-001'
    await askQuay(parts.simulator.url, { token: TOKENS.rw, method: 'DELETE', path })
    const before = listCalls(parts)
    const entry = { kind: 'delete_repo', at: new Date().toISOString(), performer: null, namespace: 'umbrella' }
    await parts.inventory.noteEntries([{ ...entry, repository: 'umbrella/app-001', metadata: {} }])
    await until(() => parts.inventory.of(REPOSITORIES).find('umbrella', 'app-001') === undefined)
    expect(total(parts)).toBe(252)
    expect(listCalls(parts) - before).toBe(1)
  })

  test('nothing is stored of what a dead token is told', async () => {
    await using parts = await openRepositories()
    await until(() => isComplete(parts))
    parts.simulator.fail('*', { kind: 'dead-token' })
    parts.inventory.of(REPOSITORIES).refresh()
    await until(() => parts.inventory.progress('repositories').paused === 'credential')
    expect(total(parts)).toBe(253)
  })
})

describe('a console that ends', () => {
  test('goes on in the middle of a namespace, and reads no page twice', async () => {
    await using parts = await openRepositories({ callsPerSecond: 8 })
    const acme = () => parts.inventory.of(REPOSITORIES).count('acme')
    await until(() => acme() >= 100 && acme() < 250, 30_000)
    await parts.restart({ kinds: KINDS, callsPerSecond: 1000 })
    await until(() => isComplete(parts))
    expect(total(parts)).toBe(253)
    expect(pagesOf(parts, 'acme')).toBe(3)
  }, 60_000)

  test('by force, again and again, loses nothing and holds nothing twice', async () => {
    await using parts = await openRepositories()
    await parts.stop()
    const { simulator, dataDir } = parts
    const args = [CHILD, simulator.url, TOKENS.ro, TOKENS.rw, dataDir]
    for (let kill = 0; kill < 3; kill += 1) {
      const before = simulator.requests.of('repository.list').length + simulator.requests.of('user.list').length
      const child = spawn(process.execPath, args, { stdio: 'ignore' })
      const exit = once(child, 'exit')
      await until(
        () => simulator.requests.of('repository.list').length + simulator.requests.of('user.list').length > before + 2,
        60_000,
      )
      child.kill('SIGKILL')
      expect((await exit)[1]).toBe('SIGKILL')
    }
    await parts.restart({ kinds: KINDS })
    await until(() => isComplete(parts))
    expect(total(parts)).toBe(253)
    expect(parts.inventory.of(REPOSITORIES).count('acme')).toBe(250)
  }, 120_000)
})
