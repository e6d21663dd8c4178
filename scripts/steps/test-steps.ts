import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { reportsFolder } from '../repository.ts'
import { ensureHeadlessChromium } from '../prerequisites/chromium.ts'
import { ensureWebBuild } from '../prerequisites/web-build.ts'
import { runCommand } from './run-command.ts'
import type { Step, StepResult } from './step.ts'

type TestRun = {
  report: string
  start: () => Promise<{ exitCode: number }>
  /** Reads passed and failed from the runner's own report. */
  count: (report: string) => { passed: number; failed: number }
}

/** Counts what the runner reports. One that fails without naming a test (a crash, no report) counts as one failure. */
async function runTests({ report, start, count }: TestRun): Promise<StepResult> {
  const path = join(reportsFolder, report)
  await rm(path, { force: true })
  const { exitCode } = await start()
  const { passed, failed } = await readFile(path, 'utf8').then(count, () => ({ passed: 0, failed: 1 }))
  const isSilentFailure = exitCode !== 0 && failed === 0
  return { passed, failed: isSilentFailure ? 1 : failed, output: '' }
}

/** Passed and failed of a Vitest JSON report; a file that could not be loaded has no tests and counts as one failure. */
export function countVitest(report: string): { passed: number; failed: number } {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report) as {
    numPassedTests: number
    numFailedTests: number
    testResults: readonly { status: string; assertionResults: readonly unknown[] }[]
  }
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

/** Passed and failed of a Playwright JSON report; a test that passed only when repeated failed. */
export function countPlaywright(report: string): { passed: number; failed: number } {
  const { stats, errors } = JSON.parse(report) as {
    stats: { expected: number; unexpected: number; flaky: number }
    errors: readonly unknown[]
  }
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}

/** Unit and integration tests; more parameters go to Vitest. */
export const vitestStep = (parameters: readonly string[] = []): Step => ({
  name: 'unit and integration tests',
  run: () =>
    runTests({
      report: 'vitest.json',
      start: () =>
        runCommand(
          'vitest',
          [
            'run',
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${reportsFolder}/vitest.json`,
            ...parameters,
          ],
          { isShown: true },
        ),
      count: countVitest,
    }),
})

/** Browser tests; more parameters go to Playwright. */
export const playwrightStep = (parameters: readonly string[] = []): Step => ({
  name: 'browser tests',
  run: async () => {
    const chromium = await ensureHeadlessChromium()
    await ensureWebBuild()
    return await runTests({
      report: 'playwright.json',
      start: () =>
        runCommand('node_modules/.bin/playwright', ['test', ...parameters], {
          folder: 'e2e',
          environment: { QM_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: `${reportsFolder}/playwright.json` },
          isShown: true,
        }),
      count: countPlaywright,
    })
  },
})
