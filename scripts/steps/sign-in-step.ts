import { runCommand } from './run-command.ts'
import { commandStep } from './step.ts'
import type { Step } from './step.ts'

/** The first of the two commands, as a machine uses it. */
export const signInStep: Step = commandStep('start, and sign in with every demo account', () =>
  runCommand(process.execPath, ['scripts/launch.mjs', 'scripts/sign-in.ts']),
)
