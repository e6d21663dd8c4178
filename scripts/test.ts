import { closeWith, runSteps } from './steps/run-steps.ts'
import { vitestStep } from './steps/test-steps.ts'

closeWith(await runSteps([vitestStep(process.argv.slice(2))]))
