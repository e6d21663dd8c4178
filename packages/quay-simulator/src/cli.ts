import { parseArgs } from 'node:util'
import { startControlServer } from './control.ts'
import { scenarioNames } from './scenarios/worlds.ts'
import { createQuaySimulator } from './simulator.ts'

const usage = `Usage: pnpm simulator [--port P] [--control-port C] [--tls] [--scenario ${scenarioNames.join('|')}] [--latency MS] [--workers N]

  --port          where the registry answers, on 127.0.0.1 (default 0: any free port)
  --control-port  where commands are taken, on 127.0.0.1 (default 0)
  --tls           https with HTTP/2, under a certificate authority that is printed
  --scenario      the world to begin with (default pristine)
  --latency       what a call with a token costs, in milliseconds (default 0)
  --workers       how many calls that cost something are worked on at once (default 2)
`

const options = {
  port: { type: 'string', default: '0' },
  'control-port': { type: 'string', default: '0' },
  tls: { type: 'boolean', default: false },
  scenario: { type: 'string', default: 'pristine' },
  latency: { type: 'string', default: '0' },
  workers: { type: 'string', default: '2' },
  help: { type: 'boolean', default: false },
} as const

function whole(text: string, option: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${option} takes a whole number, not "${text}".`)
  return number
}

function readOptions(args: readonly string[]) {
  // pnpm hands a separating "--" through.
  const { values } = parseArgs({ args: args.filter((argument) => argument !== '--'), options })
  const scenario = scenarioNames.find((name) => name === values.scenario)
  if (!scenario) throw new Error(`--scenario takes one of ${scenarioNames.join(', ')}.`)
  return {
    isHelp: values.help,
    controlPort: whole(values['control-port'], 'control-port'),
    simulator: {
      scenario,
      tls: values.tls,
      port: whole(values.port, 'port'),
      latencyMs: whole(values.latency, 'latency'),
      workers: whole(values.workers, 'workers'),
    },
  }
}

async function run(settings: ReturnType<typeof readOptions>): Promise<void> {
  if (settings.isHelp) return void process.stdout.write(usage)
  const simulator = await createQuaySimulator(settings.simulator)
  const control = await startControlServer(simulator, settings.controlPort)
  const { url, ca } = simulator
  process.stdout.write(`${JSON.stringify({ url, control: control.url, ca })}\n`)
  const end = async (): Promise<void> => {
    await Promise.all([simulator.close(), control.close()])
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
}

function settingsOrUsage(): ReturnType<typeof readOptions> | undefined {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    process.exitCode = 64
    return undefined
  }
}

const settings = settingsOrUsage()
try {
  if (settings) await run(settings)
} catch (error) {
  process.stderr.write(`The simulator cannot start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
