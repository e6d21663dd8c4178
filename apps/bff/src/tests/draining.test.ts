import { createUser } from '@quaymaster/contracts/users'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { closeGracefully } from '../process/shutdown.ts'
import { startTestApp } from '../testing/start-test-app.ts'

type Seen = { status: number | undefined; connection: string | undefined }

async function read(url: string, agent: Agent): Promise<Seen> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode, connection: answer.headers.connection }))
    }).on('error', reject)
  })
}

test('a console that ends says so, lets what runs finish, and takes kept connections down', async () => {
  await using stack = await startTestApp()
  const client = await stack.signIn('administrator')
  const agent = new Agent({ keepAlive: true })
  expect(await read(`${stack.url}/readyz`, agent)).toEqual({ status: 200, connection: 'keep-alive' })
  stack.simulator.fail('user.create', { kind: 'latency', latencyMs: 1500 })
  const running = client.call(createUser, { body: { name: 'newcomer', email: 'n@example.org' } })
  await expect.poll(() => stack.simulator.requests.of('user.create').length, { timeout: 10_000 }).toBe(1)
  const closing = closeGracefully(stack.app, 300)
  expect(await read(`${stack.url}/readyz`, agent)).toEqual({ status: 503, connection: 'close' })
  expect((await running).status).toBe(200)
  await closing
  // The store and the trail outlive what still runs.
  expect(stack.logText()).not.toContain('could not be')
  const trail = new DatabaseSync(join(stack.dataDir, 'audit.sqlite'), { readOnly: true })
  const rows = trail.prepare("SELECT phase, result FROM entries WHERE operation = 'user.create'").all()
  trail.close()
  expect(rows).toMatchObject([{ phase: 'intent' }, { phase: 'outcome', result: 'ok' }])
  await expect(read(`${stack.url}/livez`, agent)).rejects.toThrow(/ECONN|hang up/)
  agent.destroy()
}, 30_000)
