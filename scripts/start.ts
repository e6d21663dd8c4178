import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { repositoryRoot } from './repository.ts'
import { ensureWebBuild } from './prerequisites/web-build.ts'
import { commandEnvironment } from './steps/run-command.ts'
import { say } from './steps/run-steps.ts'

const USAGE = `Usage: pnpm start [--port PORT] [--json]

  --port  listens on this port of 127.0.0.1, as QUAYMASTER_LISTEN would; 0 takes any free one
  --json  prints one object when it is ready: { "url", "signIns": [{ "role", "name", "password" }] }
`

function readOptions() {
  try {
    const options = { port: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const
    // pnpm hands a separating "--" through.
    return parseArgs({ args: process.argv.slice(2).filter((argument) => argument !== '--'), options }).values
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    process.exit(64)
  }
}

const { port, json = false, help = false } = readOptions()
if (help) {
  process.stdout.write(USAGE)
  process.exit(0)
}
await ensureWebBuild().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
})

const server = spawn(process.execPath, [join(repositoryRoot, 'apps/bff/src/server.ts'), ...(json ? ['--json'] : [])], {
  stdio: 'inherit',
  env: commandEnvironment(port === undefined ? {} : { QUAYMASTER_LISTEN: `127.0.0.1:${port}` }),
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // Ctrl-C in a terminal reaches the server by itself; sent again it would count as impatience.
  process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : server.kill(signal)))
}
server.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 128)
})
