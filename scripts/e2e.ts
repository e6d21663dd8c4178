import { closeWith, runSteps } from './steps/run-steps.ts'
import { playwrightStep } from './steps/test-steps.ts'

closeWith(await runSteps([playwrightStep(process.argv.slice(2))]))
