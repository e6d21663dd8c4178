import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { repositoryRoot } from './repository.ts'
import { commandEnvironment } from './steps/run-command.ts'

type SignIn = { role: string; name: string; password: string }
type Ready = { url: string; signIns: readonly SignIn[] }
type DemoConsole = Ready & AsyncDisposable

const READY_WITHIN_MS = 120_000

/** Runs `start --json` on a free port and waits for the object that it prints when it is ready. */
export async function startDemoConsole(): Promise<DemoConsole> {
  const child = spawn(process.execPath, ['scripts/launch.mjs', 'scripts/start.ts', '--json', '--port', '0'], {
    cwd: join(repositoryRoot),
    env: commandEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  child.on('exit', () => end())
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  const { promise: ready, resolve, reject } = Promise.withResolvers<Ready>()
  const timer = setTimeout(() => reject(new Error('The console was not ready within two minutes.')), READY_WITHIN_MS)
  child.on('exit', (code) => reject(new Error(`The console ended with ${code ?? 'a signal'} before it was ready.`)))
  createInterface({ input: child.stdout }).on('line', (line) => resolve(JSON.parse(line) as Ready))
  try {
    return { ...(await ready), [Symbol.asyncDispose]: stop }
  } catch (error) {
    await stop()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Signs in as the sign-in page does, and asks the console who that is. */
export async function signIn(url: string, { name, password }: SignIn): Promise<{ name: string; role: string }> {
  const headers = { 'content-type': 'application/json', 'x-quaymaster': '1', origin: url }
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name, password }),
  })
  if (!answer.ok) throw new Error(`Signing in as ${name} was answered with ${answer.status}.`)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const me = await fetch(`${url}/api/me`, { headers: { ...headers, cookie } })
  if (!me.ok) throw new Error(`Reading /api/me as ${name} was answered with ${me.status}.`)
  return (await me.json()) as { name: string; role: string }
}
