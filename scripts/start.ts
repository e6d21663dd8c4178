import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { repositoryRoot } from './repository.ts'
import { ensureWebBuild } from './prerequisites/web-build.ts'
import { commandEnvironment } from './steps/run-command.ts'
import { say } from './steps/run-steps.ts'

await ensureWebBuild().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
})

const server = spawn(process.execPath, [join(repositoryRoot, 'apps/bff/src/server.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: commandEnvironment(),
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // Ctrl-C in a terminal reaches the server by itself; sent again it would count as impatience.
  process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : server.kill(signal)))
}
server.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 128)
})
