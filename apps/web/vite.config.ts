import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { refuseChunkCycles } from './build/chunk-cycles.ts'
import { CHUNK_GROUPS } from './build/chunks.ts'
import { leanPatternFly } from './build/lean-patternfly.ts'
import { precompress } from './build/precompress.ts'

const bffUrl = process.env['WEB_BFF_URL'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      addExtensions: true,
      quoteStyle: 'single',
      semicolons: false,
      disableLogging: true,
      // The default switches every check off; this file passes them.
      routeTreeFileHeader: [],
    }),
    react(),
    leanPatternFly(),
    refuseChunkCycles(),
    precompress(),
  ],
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/sign-in', '/set-up', '/page-assets'].map((path) => [path, { target: bffUrl, changeOrigin: true }]),
    ),
  },
  build: {
    manifest: true,
    sourcemap: false,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: CHUNK_GROUPS, includeDependenciesRecursively: false } } },
  },
})
