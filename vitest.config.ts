import { defineConfig } from 'vitest/config'

const project = (root: string) => ({
  test: { name: root, root, include: ['src/**/*.test.ts', 'src/**/*.test.tsx', '*.test.ts'], testTimeout: 15_000 },
})

export default defineConfig({
  test: {
    projects: ['packages/contracts', 'packages/messages', 'packages/quay-client', 'packages/quay-simulator', 'apps/bff', 'apps/web', 'scripts'].map(project),
  },
})
