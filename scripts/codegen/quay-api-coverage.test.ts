import { expect, test } from 'vitest'
import { quayCallsOf } from './quay-api-coverage.ts'

test('reads calls whose path is written out, named, or explained by a comment', () => {
  const source = `
    const USER = '/api/v1/superuser/users/{userName}'
    http.call({ operation: 'users.delete', method: 'DELETE', path: USER })
    http.call({
      operation: 'users.create',
      method: 'POST',
      // The slash matters.
      path: '/api/v1/superuser/users/',
    })`
  expect(quayCallsOf('users.ts', source)).toEqual([
    { operation: 'users.delete', method: 'DELETE', path: '/api/v1/superuser/users/{userName}', file: 'users.ts' },
    { operation: 'users.create', method: 'POST', path: '/api/v1/superuser/users/', file: 'users.ts' },
  ])
})
