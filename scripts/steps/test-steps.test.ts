import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './test-steps.ts'

test('counts a test file that could not be loaded as one failure', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(countVitest(JSON.stringify(report))).toEqual({ passed: 3, failed: 2 })
})

test('counts a browser test that passed only when repeated as failed', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [] }
  expect(countPlaywright(JSON.stringify(report))).toEqual({ passed: 5, failed: 2 })
})
