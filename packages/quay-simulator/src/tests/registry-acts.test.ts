import { beforeEach, describe, expect, it } from 'vitest'
import { verifyPassword } from '../resources/sign-in/model.ts'
import { encryptPassword } from '../resources/namespaces/user-accounts.ts'
import type { Registry } from '../registry.ts'
import { createWorldRegistry } from '../scenarios/worlds.ts'
import { ask } from './registry-calls.ts'

type Row = {
  kind: string
  metadata: Record<string, unknown>
  performer?: { name: string }
  namespace?: { name: string }
}

let registry: Registry

const idOf = (table: 'users' | 'organizations', name: string): number =>
  (table === 'users' ? registry.state.users.find('username', name) : registry.state.organizations.find('name', name))
    ?.id ?? 0

const newest = (): Row | undefined => (ask(registry, '/api/v1/superuser/logs').body['logs'] as Row[])[0]

const devuser = { user: 'devuser', password: 'devuser-pass1' }

beforeEach(() => {
  registry = createWorldRegistry('pristine', { now: '2026-11-23T16:00:00Z' })
})

// What the recordings do not tell: by reading of Quay's code (FIDELITY.md).
describe('registry traffic', () => {
  const makeRepository = (repository: string) =>
    ask(registry, '/api/v1/repository', {
      method: 'POST',
      body: { namespace: 'console', repository, visibility: 'private', description: '' },
    })

  it('is open to global read-only superusers for pulls, not for pushes', () => {
    makeRepository('app')
    const auditor = { user: 'auditor', password: 'auditor-pass1' }
    const image = { repository: 'console/app', tag: 'v1', image: 'records/one' }
    expect(registry.event('registry.push', { ...auditor, ...image })).toMatchObject({ status: 401, at: 'blob' })
    const owner = { user: 'quayadmin', password: 'quayadmin-pass1' }
    expect(registry.event('registry.push', { ...owner, ...image })).toMatchObject({ status: 201 })
    const wanted = { repository: 'console/app', reference: 'v1' }
    expect(registry.event('registry.pull', { ...auditor, ...wanted })).toEqual({ token: 200, status: 200 })
    expect(newest()).toMatchObject({ kind: 'pull_repo', performer: { name: 'auditor' } })
    // Whoever sees that the image is there sends the manifest only, and is refused at that.
    expect(registry.event('registry.push', { ...auditor, ...image })).toMatchObject({ status: 401, at: 'manifest' })
  })

  it('takes no pushes to a repository that is read-only, nor to a mirror but from its robot', () => {
    makeRepository('app')
    const owner = { user: 'quayadmin', password: 'quayadmin-pass1' }
    const push = () => registry.event('registry.push', { ...owner, repository: 'console/app', tag: 'v1', image: 'a' })
    for (const state of ['READ_ONLY', 'MIRROR']) {
      ask(registry, '/api/v1/repository/console/app/changestate', { method: 'PUT', body: { state } })
      expect(push()).toMatchObject({ token: 200, status: 401 })
    }
    ask(registry, '/api/v1/repository/console/app/changestate', { method: 'PUT', body: { state: 'NORMAL' } })
    expect(push()).toMatchObject({ token: 200, status: 201 })
  })

  it('gives a locked account no token, and leaves no entry', () => {
    registry.event('user.locked', { user: 'devuser', attempts: 9 })
    expect(registry.event('registry.pull', { ...devuser, repository: 'console/app', reference: 'v1' })).toEqual({
      token: 429,
    })
    expect(newest()).toBeUndefined()
  })
})

describe('sign-ins', () => {
  it('leave nothing where sign-ins are not written down', () => {
    registry.event('settings', { ACTION_LOG_AUDIT_LOGINS: false })
    expect(registry.event('registry.sign-in', devuser)).toEqual({ status: 200 })
    expect(registry.event('registry.sign-in', { ...devuser, protocol: 'v1' })).toEqual({ status: 400 })
    expect(newest()).toBeUndefined()
  })

  it('by a token that ran out name whoever has its number, also an account that came later', () => {
    registry.event('settings', { ACTION_LOG_AUDIT_LOGIN_FAILURES: true })
    registry.event('token.add', {
      user: 'devuser',
      token: 'LATE0000000000000000ETAL1111111111111111',
      scope: 'repo:read',
    })
    registry.event('token.expire', { token: 'LATE0000000000000000ETAL1111111111111111' })
    const password = 'LATE0000000000000000ETAL1111111111111111'
    registry.event('registry.sign-in', { user: '$oauthtoken', password })
    expect(newest()).toMatchObject({ kind: 'login_failure', namespace: { name: 'console' } })
    expect(newest()).not.toHaveProperty('performer')
    registry.event('users.add', { prefix: 'late', count: 6 })
    expect(idOf('users', 'late-004')).toBe(8)
    expect(newest()).toMatchObject({ performer: { name: 'late-004' } })
  })

  it('take the password in the form that the web page gives out for docker, the web page itself does not', () => {
    const key = encryptPassword(registry.state, 'devuser-pass1')
    expect(registry.event('registry.sign-in', { user: 'devuser', password: key })).toEqual({ status: 200 })
    expect(newest()).toMatchObject({ performer: { name: 'devuser' }, metadata: { kind: 'user' } })
    expect(verifyPassword(registry.state, registry.clock, 'devuser', key)).toHaveProperty('problem')
  })

  it('by a robot of somebody disabled are refused, by an organization’s robot they are not', () => {
    ask(registry, '/api/v1/organization/console/robots/ci', { method: 'PUT', body: {} })
    const robot = registry.state.robots.find('username', 'console+ci')
    expect(registry.event('registry.sign-in', { user: 'console+ci', password: robot?.token })).toEqual({ status: 200 })
    expect(newest()).toMatchObject({ performer: { name: 'console+ci' }, namespace: { name: 'console' } })
  })
})

it('prunes by age and by pattern, and leaves immutable tags alone', () => {
  registry.event('settings', { FEATURE_AUTO_PRUNE: true, FEATURE_IMMUTABLE_TAGS: true })
  const push = (tag: string) =>
    registry.event('registry.push', { ...devuser, repository: 'devuser/app', tag, image: 'records/one' })
  for (const tag of ['old-1', 'keep-1', 'old-2', 'stays']) push(tag)
  registry.event('tags.age', { repository: 'devuser/app', seconds: 10 * 86_400 })
  push('old-3')
  ask(registry, '/api/v1/repository/devuser/app/tag/old-2', { method: 'PUT', body: { immutable: true } })
  const body = { method: 'creation_date', value: '7d', tagPattern: '^old-', tagPatternMatches: true }
  ask(registry, '/api/v1/repository/devuser/app/autoprunepolicy/', { method: 'POST', body })
  registry.event('prune.run')
  const { tags } = ask(registry, '/api/v1/repository/devuser/app/tag/?onlyActiveTags=true').body
  // Newest first; which of the older ones began in the same moment depends on the clock.
  const names = (tags as { name: string }[]).map(({ name }) => name)
  expect(names[0]).toBe('old-3')
  expect(names.toSorted()).toEqual(['keep-1', 'old-2', 'old-3', 'stays'])
  expect(newest()).toMatchObject({ kind: 'autoprune_tag_delete', metadata: { tag: 'old-1', repo: 'app' } })
})

it('gives a code of a mail away once', () => {
  registry.event('mail', { works: true })
  ask(registry, '/api/v1/superusers/users/devuser/sendrecovery', { method: 'POST' })
  const { token } = registry.event('mail.code', { to: 'devuser@example.org' }) as { token: string }
  const follow = () =>
    registry.handle({
      method: 'GET',
      rawUrl: `/recovery?code=${token}`,
      headers: { host: 'quay.example.com' },
      scheme: 'https',
      body: Buffer.alloc(0),
    })
  expect(follow().headers['location']).toMatch(/^\/user\/devuser\//)
  expect(follow().headers).not.toHaveProperty('location')
  expect(newest()).toBeUndefined()
})
