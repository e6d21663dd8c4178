import { defineConfig } from '@playwright/test'

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.e2e.ts',
  outputDir: '../.reports/browser-tests',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // The file of the JSON report is named by PLAYWRIGHT_JSON_OUTPUT_FILE; a run by hand does without.
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] === undefined ? 'list' : [['list'], ['json']],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'en-US',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1440, height: 900 },
    // Pages are judged as they stand, not on their way there.
    contextOptions: { reducedMotion: 'reduce' },
    // Recording what each test does takes a tenth of the run; `--trace on` does it for one.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['QM_CHROMIUM'] ?? '/usr/bin/chromium-headless-shell',
      args: CHROMIUM_FLAGS,
    },
  },
})
