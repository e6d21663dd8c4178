import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { createWorldRegistry } from '../scenarios/worlds.ts'
import { ask } from './registry-calls.ts'

const now = '2026-11-23T16:00:00Z'
const path = '/api/v1/organization/console/exportlogs?starttime=11/20/2026&endtime=11/21/2026'

function worldWithDays() {
  const registry = createWorldRegistry('pristine', { now })
  for (const daysAgo of [5, 4, 3, 2, 1, 0]) {
    registry.event('log.insert', {
      kind: 'pull_repo',
      namespace: 'console',
      performer: 'quayadmin',
      daysAgo,
      secondsOfDay: 3600,
      metadata: { daysAgo },
    })
  }
  return registry
}

type Report = { calls: { body: { exported_data_url: string; status: string } }[] }

let port = 0

beforeAll(async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  server.close()
})

/** Runs the worker once, while a callback listens. */
const run = async (registry: ReturnType<typeof worldWithDays>, answer = 200) =>
  (await registry.event('export.run', { listen: port, answer })) as Report

const ordered = () => ({ callback_url: `http://127.0.0.1:${port}/done` })

describe('an export of usage logs', () => {
  it('reports an address without login, whose file holds a day more than was asked for', async () => {
    const registry = worldWithDays()
    registry.event('settings', { DISTRIBUTED_STORAGE_CONFIG: { default: ['RadosGWStorage', {}] } })
    const { export_id: exportId } = ask(registry, path, { method: 'POST', body: ordered() }).body
    const { calls } = await run(registry)
    expect(calls.map(({ body }) => body)).toEqual([
      {
        export_id: exportId,
        start_time: '11/20/2026',
        end_time: '11/22/2026',
        namespace: 'console',
        repository: null,
        exported_data_url: expect.stringContaining(
          `https://quay.example.com/exportedlogs/${String(exportId)}-`,
        ) as unknown,
        status: 'success',
      },
    ])
    const file = ask(registry, new URL(calls[0]?.body.exported_data_url ?? '').pathname).body
    expect(file['details']).toMatchObject({
      start_time: 'Fri, 20 Nov 2026 00:00:00 -0000',
      end_time: 'Sun, 22 Nov 2026 23:59:59 -0000',
    })
    const logs = file['logs'] as { metadata?: { daysAgo: number } }[]
    expect(logs.map((entry) => entry.metadata?.daysAgo)).toEqual([3, 2, 1, undefined])
    expect(logs.at(-1)).toEqual({ terminator: true })
    expect(ask(registry, '/exportedlogs/unknown')).toMatchObject({
      status: 404,
      text: expect.stringContaining('<html') as unknown,
    })
  })

  it('is corrupted in a local directory', async () => {
    const registry = worldWithDays()
    ask(registry, path, { method: 'POST', body: ordered() })
    const { calls } = await run(registry)
    const { text } = ask(registry, new URL(calls[0]?.body.exported_data_url ?? '').pathname)
    expect(text.startsWith('{"terminator": true}]}')).toBe(true)
    expect(() => void JSON.parse(text)).toThrow(SyntaxError)
  })

  it('is tried three times where the callback does not answer 200', async () => {
    const registry = worldWithDays()
    ask(registry, path, { method: 'POST', body: ordered() })
    const counts = [await run(registry, 500), await run(registry, 302), await run(registry, 500), await run(registry)]
    expect(counts.map(({ calls }) => calls.length)).toEqual([1, 1, 1, 0])
  })

  it.each([
    [{ callback_url: 'ftp://127.0.0.1/x' }, "Invalid URL scheme 'ftp': only HTTP and HTTPS are allowed"],
    [{ callback_url: 'http://me:secret@127.0.0.1/x' }, 'URLs with embedded credentials are not allowed'],
    [{ callback_url: 'http:///x' }, 'URL must include a hostname'],
    [{ callback_url: 'http://siem.example.com/x' }, "Cannot resolve hostname 'siem.example.com'"],
    [{ callback_url: 'http://169.254.169.254/x' }, 'Invalid callback URL'],
    [{ callback_email: 'nobody' }, 'Invalid callback e-mail'],
  ])('is refused for %j, and the refusal is written down', (body, detail) => {
    const registry = worldWithDays()
    expect(ask(registry, path, { method: 'POST', body })).toMatchObject({ status: 400, body: { detail } })
    expect(ask(registry, '/api/v1/organization/console/logs').body['logs']).toMatchObject([
      { kind: 'export_logs_failure', metadata: { error: detail } },
      { kind: 'pull_repo' },
    ])
  })

  it('is refused for days that end before they start, and to whom the log is not', () => {
    const registry = worldWithDays()
    const inverted = '/api/v1/user/exportlogs?starttime=11/20/2026&endtime=11/10/2026'
    expect(ask(registry, inverted, { method: 'POST', body: {} }).body['detail']).toBe('Invalid time span selected')
    expect(ask(registry, path, { method: 'POST', body: {}, token: 'dev' }).status).toBe(403)
    expect(ask(registry, path.replace('console', 'nowhere'), { method: 'POST', body: {} }).status).toBe(500)
    expect(ask(registry, path, { method: 'POST', body: {}, token: 'ro' }).status).toBe(200)
  })
})
