import { buildStep } from './steps/build-step.ts'
import { checkSteps } from './steps/check-steps.ts'
import { closeWith, runSteps, say } from './steps/run-steps.ts'
import type { Tally } from './steps/run-steps.ts'
import { signInStep } from './steps/sign-in-step.ts'
import type { Step } from './steps/step.ts'
import { playwrightStep, vitestStep } from './steps/test-steps.ts'

// The tests read it themselves: the full sizes of the security bar instead of the scaled ones.
if (process.argv.includes('--full')) process.env['QM_TEST_FULL'] = '1'

const stages: readonly { title: string; steps: readonly Step[]; atOnce?: number }[] = [
  { title: 'Format, lint, types and the rules of the house', steps: checkSteps, atOnce: 2 },
  { title: 'Unit and integration tests', steps: [vitestStep()] },
  { title: 'Build', steps: [buildStep] },
  { title: 'Start and sign in', steps: [signInStep] },
  { title: 'Browser tests', steps: [playwrightStep()] },
]

const total: Tally = { passed: 0, failed: 0 }
for (const [index, { title, steps, atOnce }] of stages.entries()) {
  say(`[${index + 1}/${stages.length}] ${title}`)
  const { passed, failed } = await runSteps(steps, atOnce)
  total.passed += passed
  total.failed += failed
}
closeWith(total)
