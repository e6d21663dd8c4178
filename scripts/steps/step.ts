import type { CommandResult } from './run-command.ts'

export type StepResult = { passed: number; failed: number; output: string }

/** A named piece of a run. A step of one check counts as one; a step that runs tests counts them. */
export type Step = { name: string; run: () => Promise<StepResult> }

/** A step that is one command and passes when that exits with 0. */
export const commandStep = (name: string, run: () => Promise<CommandResult>): Step => ({
  name,
  run: async () => {
    const { exitCode, output } = await run()
    return exitCode === 0 ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output }
  },
})

/** A step that looks for faults and passes when there is none. */
export const findingsStep = (name: string, find: () => Promise<readonly string[]>): Step => ({
  name,
  run: async () => {
    const findings = await find()
    return findings.length === 0
      ? { passed: 1, failed: 0, output: '' }
      : { passed: 0, failed: 1, output: `${findings.join('\n')}\n` }
  },
})
