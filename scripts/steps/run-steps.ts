import type { Step, StepResult } from './step.ts'

export type Tally = { passed: number; failed: number }

const seconds = (durationMs: number) => `${(durationMs / 1000).toFixed(1)} s`

const indent = (text: string) => text.trimEnd().replaceAll(/^/gm, '    ')

/** Says on the terminal what is under way. Standard output stays free for what a command answers. */
export const say = (text: string) => process.stderr.write(`${text}\n`)

async function runStep({ name, run }: Step): Promise<StepResult> {
  const startedAt = performance.now()
  const result = await run().catch((error: unknown) => ({
    passed: 0,
    failed: 1,
    output: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }))
  const duration = seconds(performance.now() - startedAt)
  say(result.failed === 0 ? `  ✓ ${name} (${duration})` : `  ✗ ${name} (${duration})`)
  if (result.output !== '') say(indent(result.output))
  return result
}

/** Runs every step, a few at once, and goes on after one that failed: a person wants to see all that is wrong. */
export async function runSteps(steps: readonly Step[], atOnce = 1): Promise<Tally> {
  const waiting = [...steps]
  const tally: Tally = { passed: 0, failed: 0 }
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const { passed, failed } = await runStep(step)
      tally.passed += passed
      tally.failed += failed
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return tally
}

/** The closing line of every run, and the exit code that goes with it. */
export function closeWith({ passed, failed }: Tally): void {
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}
