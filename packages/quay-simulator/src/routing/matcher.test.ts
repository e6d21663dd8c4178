import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMatcher } from './matcher.ts'
import { everyPath, type Method } from './paths.ts'
import { createRule } from './rule.ts'

const methodsOf = (methods: readonly Method[]) =>
  new Set<Method>(methods.includes('GET') ? [...methods, 'HEAD', 'OPTIONS'] : [...methods, 'OPTIONS'])
const match = createMatcher(everyPath.map((entry) => createRule(entry, methodsOf(entry.methods))))

const owner = (method: string, path: string) => {
  const found = match(method, path)
  return found.kind === 'route' ? `${found.rule.entry.path} ${JSON.stringify(found.parameters)}` : found
}

// The cases of repository-path-confusion.json, paths-slashes.json and paths-unknown.json, by what they hit.
describe('createMatcher', () => {
  it.each([
    ['GET', '/api/v1/repository/acme/prod/tag/v1', '/api/v1/repository/{repository} {"repository":"acme/prod/tag/v1"}'],
    [
      'DELETE',
      '/api/v1/repository/acme/prod/tag/v1',
      '/api/v1/repository/{repository}/tag/{tag} {"repository":"acme/prod","tag":"v1"}',
    ],
    [
      'GET',
      '/api/v1/repository/acme/prod/build/x',
      '/api/v1/repository/{repository}/build/{build_uuid} {"repository":"acme/prod","build_uuid":"x"}',
    ],
    ['GET', '/api/v1/repository/acme/prod/logs', '/api/v1/repository/{repository}/logs {"repository":"acme/prod"}'],
    ['DELETE', '/api/v1/repository/acme/prod/logs', '/api/v1/repository/{repository} {"repository":"acme/prod/logs"}'],
    ['DELETE', '/api/v1/repository/acme/prod/tag', '/api/v1/repository/{repository} {"repository":"acme/prod/tag"}'],
    [
      'GET',
      '/api/v1/repository/acme/prod/trigger/x',
      '/api/v1/repository/{repository}/trigger/{trigger_uuid} {"repository":"acme/prod","trigger_uuid":"x"}',
    ],
    ['GET', '/api/v1/repository/mirror/health', '/api/v1/repository/mirror/health {}'],
    ['GET', '/api/v1/organization/acme/members', '/api/v1/organization/{orgname}/members {"orgname":"acme"}'],
    ['GET', '/api/v1/nope/', '/{anything}/ {"anything":"api/v1/nope"}'],
  ])('sends %s %s to its owner', (method, path, expected) => {
    expect(owner(method, path)).toBe(expected)
  })

  it.each([
    ['GET', '/api/v1/user', '/api/v1/user/'],
    ['POST', '/api/v1/organization', '/api/v1/organization/'],
    ['GET', '/api/v1/repository/acme/prod/tag', '/api/v1/repository/acme/prod/tag/'],
    ['GET', '/api/v1/nope', '/api/v1/nope/'],
    ['GET', '/api/v1/organization/console/team/owners', '/api/v1/organization/console/team/owners/'],
    ['PUT', '/api/v1//organization/acme', '/api/v1/organization/acme'],
    ['GET', '/api/v1////user/', undefined],
  ])('redirects %s %s', (method, path, expected) => {
    const found = match(method, path)
    if (expected === undefined) expect(found.kind).not.toBe('route')
    else expect(found).toEqual({ kind: 'redirect', path: expected })
  })

  it.each([
    ['PUT', '/api/v1/organization/console/', ['/{anything}/']],
    ['DELETE', '/api/v1/repository/acme/prod/', ['/{anything}/']],
    ['DELETE', '/api/v1/repository/acme/prod/tag/', ['/api/v1/repository/{repository}/tag/', '/{anything}/']],
    ['POST', '/api/v1/organization/console/members', ['/api/v1/organization/{orgname}/members', '/{anything}/']],
  ])('knows who refuses %s %s', (method, path, expected) => {
    const found = match(method, path)
    expect(found.kind === 'method-not-allowed' && found.rules.map((rule) => rule.entry.path)).toEqual(expected)
  })

  it('finds every path of its table again, whatever its names are', () => {
    const name = fc.stringMatching(/^[a-z0-9]+([.+-][a-z0-9]+)*$/).filter((text) => text.length < 40)
    const entries = everyPath.filter((entry) => !entry.path.includes('{repository}') && entry.path !== '/{anything}/')
    fc.assert(
      fc.property(fc.constantFrom(...entries), fc.array(name, { minLength: 4, maxLength: 4 }), (entry, names) => {
        const words = names.map((text) => `zz${text}`)
        const values = entry.path.match(/\{\w+\}/g)?.map((_, position) => words[position] ?? 'zz') ?? []
        let position = 0
        const path = entry.path.replaceAll(/\{\w+\}/g, () => values[position++] ?? '')
        const found = match(entry.methods[0] ?? 'GET', path)
        expect(found.kind === 'route' && [found.rule.entry.path, Object.values(found.parameters)]).toEqual([
          entry.path,
          values,
        ])
      }),
    )
  })
})
