import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { repositoryRoot } from './repository.ts'
import { commandEnvironment } from './steps/run-command.ts'
import { say } from './steps/run-steps.ts'

const SERVER_PORT = '8081'

// The server starts again when its source changes; Vite keeps the pages fresh and passes calls on to it.
say(`The demo server listens on port ${SERVER_PORT}; open the address that Vite prints.`)
const environment = commandEnvironment({
  QUAYMASTER_LISTEN: `127.0.0.1:${SERVER_PORT}`,
  WEB_BFF_URL: `http://127.0.0.1:${SERVER_PORT}`,
})
const children = [
  spawn(process.execPath, ['--watch', 'src/server.ts'], {
    cwd: join(repositoryRoot, 'apps/bff'),
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment,
  }),
  spawn('node_modules/.bin/vite', [], { cwd: join(repositoryRoot, 'apps/web'), stdio: 'inherit', env: environment }),
]
const stop = () => children.forEach((child) => child.kill('SIGTERM'))
for (const child of children) child.on('exit', stop)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
