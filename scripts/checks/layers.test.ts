import { expect, test } from 'vitest'
import { buildImportGraph } from './import-graph.ts'
import { describeLayerFaults } from './layers.ts'
import type { LayerTable } from './layers.ts'

const TABLE: LayerTable = { 'apps/bff': [['features/*'], ['policy', 'mutations'], ['clock.ts']] }

const describe = (files: Record<string, string>) =>
  describeLayerFaults(
    buildImportGraph(new Map(Object.entries(files).map(([path, text]) => [`apps/bff/src/${path}`, text]))),
    TABLE,
  )

test('names imports that point upward, for types too, and those between features', () => {
  expect(
    describe({
      'features/users/routes.ts': "import { row } from '../../policy/row.ts'\nimport { a } from '../staff/present.ts'",
      'features/staff/present.ts': "import './routes.ts'",
      'features/staff/routes.ts': '',
      'policy/row.ts': "import { run } from '../mutations/run.ts'",
      'mutations/run.ts': "import type { Route } from '../features/users/routes.ts'",
    }),
  ).toEqual([
    'apps/bff/src/features/users/routes.ts imports sideways from apps/bff/src/features/staff/present.ts',
    'apps/bff/src/mutations/run.ts imports upward from apps/bff/src/features/users/routes.ts',
  ])
})

test('leaves tests alone, and names a module without a layer', () => {
  expect(
    describe({
      'clock.ts': '',
      'policy/row.test.ts': "import { run } from '../features/users/routes.ts'",
      'features/users/routes.ts': '',
      'elsewhere/file.ts': '',
    }),
  ).toEqual(['apps/bff/src/elsewhere/file.ts is in no layer of scripts/checks/layers.ts.'])
})
