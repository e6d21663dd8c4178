import { expect, test } from 'vitest'
import { citedPaths } from './document-references.ts'

test('reads link targets relative to the document, and code spans from the root', () => {
  const text = 'See [the glossary](glossary.md#terms), [bff](../apps/bff/src/app.ts) and `apps/web/src/main.tsx`.'
  expect(citedPaths('docs/architecture.md', text)).toEqual([
    'docs/glossary.md',
    'apps/bff/src/app.ts',
    'apps/web/src/main.tsx',
  ])
})

test('leaves out addresses, placeholders and commands', () => {
  const text = 'See [Quay](https://quay.example), `apps/web/src/features/<feature>/queries.ts`, `pnpm verify`.'
  expect(citedPaths('README.md', text)).toEqual([])
})
