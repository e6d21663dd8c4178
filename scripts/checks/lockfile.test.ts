import { expect, test } from 'vitest'
import { lockfileFindings } from './lockfile.ts'

const lockfile = (resolution: string) => `packages:

  left@1.0.0:
    resolution: ${resolution}

snapshots:
`

const HASH = `sha512-${'a'.repeat(86)}==`

test('accepts a package that is pinned by its hash', () => {
  expect(lockfileFindings(lockfile(`{integrity: ${HASH}}`))).toEqual([])
})

test('refuses a package that comes from an address of its own', () => {
  const findings = lockfileFindings(lockfile(`{integrity: ${HASH}, tarball: https://example.org/left.tgz}`))
  expect(findings).toHaveLength(2)
})

test('refuses a package without a hash', () => {
  expect(lockfileFindings(lockfile('{directory: ../left, type: directory}'))).not.toEqual([])
})

test('refuses a package that has no resolution at all', () => {
  expect(lockfileFindings('packages:\n\n  left@1.0.0:\n    hasBin: true\n\nsnapshots:\n')).not.toEqual([])
})
