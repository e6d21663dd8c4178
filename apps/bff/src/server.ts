import { failureLine } from './command-line/config-check.ts'
import { commandWords } from './command-line/words.ts'
import { inspectConfig } from './config/config.ts'

/** EX_CONFIG of sysexits.h. */
const EXIT_CONFIG = 78

const words = commandWords(process.env)
const { config, problems } = inspectConfig(process.env)
if (config === undefined) {
  process.stderr.write(`${failureLine(problems, words)}\n`)
  process.exit(EXIT_CONFIG)
}
// Loaded only now: a wrong setting is told at once, whatever the size of the rest.
const { runConsole } = await import('./process/run-console.ts')
await runConsole(config, process.argv.includes('--json'), words)
