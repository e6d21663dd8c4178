import { randomUUID } from 'node:crypto'
import type { ConsoleProcess } from './console-process.ts'

const NAME = 'bench-desk'
const PASSWORD = 'quiet-harbor-at-noon-7'

type Headers = Readonly<Record<string, string>>

/** Makes an account of the help desk and signs it in; gives the headers of its calls. */
export async function signInHelpDesk(site: ConsoleProcess): Promise<Headers> {
  await site.proveIdentity()
  const made = await send(site, site.headers, 'POST', '/api/staff', { name: NAME, role: 'help-desk' })
  const { password } = (await made.json()) as { password: string }
  const common = { 'x-quaymaster': '1', origin: site.url }
  const first = { ...common, cookie: await signIn(site, common, password) }
  await send(site, first, 'PUT', '/api/account/password', { currentPassword: password, newPassword: PASSWORD })
  return { ...common, cookie: await signIn(site, common, PASSWORD) }
}

async function signIn(site: ConsoleProcess, headers: Headers, password: string): Promise<string> {
  const answer = await send(site, headers, 'POST', '/api/session', { name: NAME, password })
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

async function send(site: ConsoleProcess, headers: Headers, method: string, path: string, body: unknown) {
  const answer = await fetch(site.url + path, {
    method,
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`)
  return answer
}
