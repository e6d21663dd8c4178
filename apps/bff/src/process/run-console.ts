import type { CommandWords } from '../command-line/words.ts'
import type { Config } from '../config/config.ts'
import { closeGracefully, recordFailure } from './shutdown.ts'
import { announceSetUp, readyText, type RunningConsole, startConsole, startFailure } from './start.ts'

/** EX_SOFTWARE of sysexits.h: the supervisor starts us again. */
const EXIT_SOFTWARE = 70

function endOnSignal(running: RunningConsole, words: CommandWords): void {
  let isEnding = false
  const end = async (): Promise<void> => {
    if (isEnding) process.exit(1)
    isEnding = true
    process.stderr.write(`${words.stopping}\n`)
    // Nobody balances load in front of a console on loopback.
    await closeGracefully(running.app, running.app.config.publicOrigin === undefined ? 0 : undefined)
    await running.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      end().catch(() => process.exit(EXIT_SOFTWARE))
    })
  }
}

/** Token files that were changed are taken up by themselves; this is for those who want it this very moment. */
function reloadOnSignal({ app }: RunningConsole): void {
  process.on('SIGHUP', () => {
    app.quay.reload().catch((error: unknown) => app.log.error({ err: error }, 'the token files could not be read'))
  })
}

/** After an error that nobody caught, nothing is certain any more: say so, and let the supervisor start us again. */
function endOnFailure({ app }: RunningConsole): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      app.log.fatal({ err: error }, event)
      recordFailure(app)
      process.exit(EXIT_SOFTWARE)
    })
  }
}

/** Runs a console as the whole of this process: starts it, says where it is, and ends it on a signal. */
export async function runConsole(config: Config, isJson: boolean, words: CommandWords): Promise<void> {
  try {
    const running = await startConsole(config)
    endOnSignal(running, words)
    endOnFailure(running)
    reloadOnSignal(running)
    await announceSetUp(running, words)
    process.stdout.write(`${readyText(running, isJson, words)}\n`)
  } catch (error) {
    const { line, status } = startFailure(error, words)
    process.stderr.write(`${line}\n`)
    process.exit(status)
  }
}
