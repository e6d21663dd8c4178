import { expect, test } from 'vitest'
import { measureFootprints } from './feature-footprint.ts'
import type { Feature } from './feature-footprint.ts'
import { buildImportGraph } from './import-graph.ts'

const USERS: Feature = {
  word: 'users',
  folders: ['apps/bff/src/people/'],
  operations: ['user'],
  routes: ['/api/users'],
  messages: ['users'],
}

const measure = (files: Record<string, string>) =>
  measureFootprints(
    buildImportGraph(
      new Map(Object.entries(files)),
      new Map([['@quaymaster/contracts', { './*': 'packages/contracts/src/*.ts' }]]),
    ),
    [USERS],
    new Set(['apps/bff/src/app.ts']),
  )

const FEATURE = {
  'packages/contracts/src/users.ts': "export const url = '/api/users'",
  'apps/bff/src/features/users/routes.ts': "import '@quaymaster/contracts/users'",
  'apps/bff/src/people/store.ts': "const operation = 'user.list'",
  'apps/web/src/routes/users_.$name.tsx': "t('users.title')",
}

test('counts what imports the feature, or spells its operations, routes or words', () => {
  expect(
    measure({
      ...FEATURE,
      'apps/bff/src/catalog/row.ts': "import type { User } from '@quaymaster/contracts/users'",
      'apps/bff/src/status.ts': "import '../src/people/store.ts'",
      'apps/bff/src/policy/row.ts': "const operation: Operation = 'user.create'",
      'apps/web/src/shell.tsx': "t('users.title')",
      'apps/web/src/links.ts': 'const url = `/api/users/${name}`',
      'packages/messages/src/en/operations.ts':
        "export const operations = {\n  user: {\n    create: 'Create user',\n  },\n}",
    }),
  ).toEqual([
    {
      word: 'users',
      app: 'apps/bff',
      files: [
        'apps/bff/src/catalog/row.ts: imports packages/contracts/src/users.ts',
        'apps/bff/src/status.ts: imports apps/bff/src/people/store.ts',
        "apps/bff/src/policy/row.ts: spells 'user.create'",
      ],
    },
    {
      word: 'users',
      app: 'apps/web',
      files: ["apps/web/src/shell.tsx: spells 'users.t", 'apps/web/src/links.ts: spells `/api/users'],
    },
    {
      word: 'users',
      app: 'packages/messages',
      files: ['packages/messages/src/en/operations.ts: spells user: {'],
    },
  ])
})

test('counts no tests, no lists, no comments and no words of Quay', () => {
  expect(
    measure({
      ...FEATURE,
      'apps/bff/src/app.ts': "import './features/users/routes.ts'",
      'apps/bff/src/testing/users-app.ts': "import '../features/users/routes.ts'",
      'apps/bff/src/routes.test.ts': "import './features/users/routes.ts'",
      'apps/bff/src/route.ts': "// such as 'user.create'\nconst pages = '/users'",
      'apps/bff/src/user-agent.ts': "const other = '/api/users-of-teams'",
      'packages/quay-simulator/src/faults.ts': "fail('user.create')",
    }),
  ).toEqual([])
})
