import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startChild } from './child-process.ts'
import { processorTimeUs } from './processor-time.ts'
import type { QuayProcess } from './quay-process.ts'

/** The console against a simulated Quay, in a process of its own, with an administrator signed in. */
export type ConsoleProcess = AsyncDisposable & {
  url: string
  pid: number
  /** Headers of a call by the administrator. */
  headers: Readonly<Record<string, string>>
  /** `name=value` of the session cookie. */
  cookie: string
  /** Waits until the inventory has read this many users. */
  untilUsersAreRead: (count: number) => Promise<void>
  /** Waits until it has nothing to do: what was read is sorted and indexed. */
  untilAtRest: () => Promise<void>
  /** Types the password again, as what hurts asks for. */
  proveIdentity: () => Promise<void>
}

type Options = {
  /** Settings by their variables, in place of the ones that suit most benches. */
  settings?: Readonly<Record<string, string>>
  /** Loaded into the process before it starts. */
  preload?: readonly string[]
}

const ADMINISTRATOR = { name: 'bench', password: 'measured-by-a-steady-hand' }
const READING_MS = 300_000
/** A million entries are indexed in minutes. */
const RESTING_MS = 900_000
const REST_MS = 2_000
const REST_SHARE = 0.05

export async function startConsole(quay: QuayProcess, options: Options = {}): Promise<ConsoleProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-bench-'))
  await writeFile(join(folder, 'token'), String(quay.tokens['rw']), { mode: 0o400 })
  await writeFile(join(folder, 'read-token'), String(quay.tokens['ro']), { mode: 0o400 })
  const preload = (options.preload ?? []).map((path) => `--import=${path}`)
  const child = startChild(process.execPath, [...preload, 'apps/bff/src/server.ts', '--json'], {
    QUAYMASTER_QUAY_URL: quay.url,
    QUAYMASTER_QUAY_TOKEN_FILE: join(folder, 'token'),
    QUAYMASTER_QUAY_READ_TOKEN_FILE: join(folder, 'read-token'),
    QUAYMASTER_LISTEN: '127.0.0.1:0',
    QUAYMASTER_DATA_DIR: join(folder, 'data'),
    QUAYMASTER_QUAY_CALLS_PER_SECOND: '100',
    QUAYMASTER_REQUESTS_PER_SECOND: '100000',
    QUAYMASTER_LOG_LEVEL: 'fatal',
    ...options.settings,
  })
  const { url } = JSON.parse(await child.firstLine((line) => line.startsWith('{"url"'))) as { url: string }
  const cookie = await createAdministrator(url, join(folder, 'data/set-up-code'))
  const headers = { 'x-quaymaster': '1', origin: url, cookie }
  return {
    url,
    pid: child.pid,
    headers,
    cookie,
    untilUsersAreRead: async (count) => {
      const endsAt = performance.now() + READING_MS
      while (performance.now() < endsAt) {
        const answer = await fetch(`${url}/api/users?limit=1`, { headers })
        const { total, inventory } = (await answer.json()) as { total: number; inventory: { isReading: boolean } }
        if (total >= count && !inventory.isReading) return
        await delay(500)
      }
      throw new Error(`The inventory did not read ${count} users in ${READING_MS / 1000} s.`)
    },
    untilAtRest: () => untilAtRest(child.pid),
    proveIdentity: async () => {
      const { password } = ADMINISTRATOR
      const answer = await fetch(`${url}/api/session/step-up`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ password }),
      })
      if (!answer.ok) throw new Error(`The proof of identity was answered with ${answer.status}`)
    },
    [Symbol.asyncDispose]: async () => {
      await child[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function untilAtRest(pid: number): Promise<void> {
  const endsAt = performance.now() + RESTING_MS
  while (performance.now() < endsAt) {
    const before = await processorTimeUs(pid)
    await delay(REST_MS)
    const share = ((await processorTimeUs(pid)) - before) / (REST_MS * 1000)
    if (share < REST_SHARE) return
  }
  throw new Error(`The console was still busy after ${RESTING_MS / 1000} s.`)
}

async function createAdministrator(url: string, codeFile: string): Promise<string> {
  const code = (await readFile(codeFile, 'utf8')).trim()
  const answer = await fetch(`${url}/api/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-quaymaster': '1', origin: url },
    body: JSON.stringify({ code, ...ADMINISTRATOR }),
  })
  if (!answer.ok) throw new Error(`Setting up was answered with ${answer.status}: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}
