import { checkSteps } from './steps/check-steps.ts'
import { closeWith, runSteps, say } from './steps/run-steps.ts'

say('Checking format, lint, types and the rules of the house')
closeWith(await runSteps(checkSteps, 2))
