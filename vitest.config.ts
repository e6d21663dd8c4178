import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const PROJECTS = [
  'packages/contracts',
  'packages/messages',
  'packages/quay-client',
  'packages/quay-simulator',
  'apps/bff',
  'apps/web',
  'scripts',
  'bench',
] as const

const project = (root: string) => ({
  extends: true as const,
  test: {
    name: root,
    root,
    include: ['**/*.test.ts', '**/*.test.tsx'],
    testTimeout: 15_000,
    hookTimeout: 30_000,
    setupFiles: root === 'apps/web' ? [join(import.meta.dirname, 'apps/web/src/testing/load-without-styles.ts')] : [],
  },
})

export default defineConfig({
  test: {
    // Most tests run real servers: more files at once than cores only makes them wait for each other.
    maxWorkers: Math.min(2, availableParallelism()),
    projects: PROJECTS.map(project),
  },
})
