import { expect, test } from 'vitest'
import { describeCycles } from './cycles.ts'
import { buildImportGraph } from './import-graph.ts'

const describe = (files: Record<string, string>) => describeCycles(buildImportGraph(new Map(Object.entries(files))))

test('finds a circle that only types close, once, by its shortest way', () => {
  expect(
    describe({
      'apps/bff/src/a.ts': "import { b } from './b.ts'\nimport { c } from './c.ts'",
      'apps/bff/src/b.ts': "import { c } from './c.ts'",
      'apps/bff/src/c.ts': "import type { A } from './a.ts'",
      'apps/bff/src/start.ts': "import { a } from './a.ts'",
    }),
  ).toEqual(['3 modules import each other: apps/bff/src/a.ts → apps/bff/src/c.ts → apps/bff/src/a.ts'])
})

test('finds nothing where two ways lead to one module', () => {
  expect(
    describe({
      'apps/bff/src/a.ts': "import { b } from './b.ts'\nimport { c } from './c.ts'",
      'apps/bff/src/b.ts': "import { d } from './d.ts'",
      'apps/bff/src/c.ts': "import { d } from './d.ts'",
      'apps/bff/src/d.ts': '',
    }),
  ).toEqual([])
})
