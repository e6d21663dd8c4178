import { expect, test } from 'vitest'
import { buildImportGraph, parseModule } from './import-graph.ts'

test('reads every form of import, those of types included, and no comment', () => {
  const text = [
    "import { a, type B } from './a.ts'",
    "import type { C } from './c.ts'",
    "import './side-effect.ts'",
    "export { d } from './d.ts'",
    "export type { E } from './e.ts'",
    "const page = () => import('./page.ts')",
    "type F = import('./f.ts').F",
    "// import { g } from './g.ts'",
    'const text = \'import { h } from "./h.ts"\'',
  ].join('\n')
  const { code, specifiers } = parseModule('apps/bff/src/all.ts', text)
  const names = ['a', 'c', 'side-effect', 'd', 'e', 'page', 'f']
  expect(specifiers).toEqual(names.map((name) => `./${name}.ts`))
  expect(code).not.toContain('./g.ts')
  expect(code).toContain('./h.ts')
})

test('follows relative imports, and those of another package through its exports', () => {
  const files = new Map([
    [
      'apps/bff/src/routes.ts',
      "import '../src/features/list.ts'\nimport '@quaymaster/contracts/users'\nimport 'fastify'",
    ],
    ['apps/bff/src/features/list.ts', "import '@quaymaster/quay-client'\nimport './gone.ts'"],
    ['packages/contracts/src/users.ts', ''],
    ['packages/quay-client/src/index.ts', ''],
  ])
  const packages = new Map([
    ['@quaymaster/contracts', { './*': 'packages/contracts/src/*.ts' }],
    ['@quaymaster/quay-client', { '.': 'packages/quay-client/src/index.ts' }],
  ])
  const graph = buildImportGraph(files, packages)
  expect([...graph.values()].map(({ imports }) => imports)).toEqual([
    ['apps/bff/src/features/list.ts', 'packages/contracts/src/users.ts'],
    ['packages/quay-client/src/index.ts'],
    [],
    [],
  ])
})
