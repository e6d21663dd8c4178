import { describe, expect, test } from 'vitest'
import type { QuayLogEntry } from './log-entry.ts'
import type { QuayLogPage } from './log-pages.ts'
import { isQuayExportRefusedError } from './log-export.ts'
import { isQuayLogWindowError } from './log-window.ts'
import { isQuayNameError } from '../../errors/name-error.ts'
import { isQuayPageRestartError } from '../../errors/page-restart-error.ts'
import { isQuayUnknownPerformerError } from './unknown-performer-error.ts'
import { connect, failureOf, sendJson, startServer } from '../../tests/local-server.ts'
import { rfc2822, startLog } from '../../tests/log-server.ts'

const REGISTRY = { kind: 'registry' } as const
const ACME = { kind: 'organization', name: 'acme' } as const
const DAY = { scope: REGISTRY, from: '2026-11-03', to: '2026-11-03' }

/** Instants a second apart, newest first. */
const seconds = (count: number) =>
  Array.from({ length: count }, (_, index) => new Date(Date.UTC(2026, 10, 3, 12, 0, count - index)).toISOString())

async function collect(pages: AsyncIterable<QuayLogPage>): Promise<QuayLogEntry[]> {
  const entries: QuayLogEntry[] = []
  for await (const page of pages) entries.push(...page.entries)
  return entries
}

/** The addresses that one call asked. */
async function pathsOf(
  call: (quay: ReturnType<typeof connect>) => Promise<unknown>,
  answer: unknown,
): Promise<string[]> {
  const paths: string[] = []
  await using server = await startServer((request, response) => {
    paths.push(request.url ?? '')
    sendJson(response, 200, answer)
  })
  await using quay = connect(server.url)
  await call(quay)
  return paths
}

const EMPTY = { start_time: rfc2822('2026-11-03T00:00:00Z'), end_time: rfc2822('2026-11-04T00:00:00Z'), logs: [] }

describe('a page', () => {
  test('says the window that Quay used, and its entries in our words', async () => {
    await using server = await startServer((_, response) =>
      sendJson(response, 200, {
        ...EMPTY,
        logs: [
          {
            kind: 'push_repo',
            metadata: { repo: 'web', unheard: [1] },
            ip: 'None',
            datetime: 'Sat, 22 Aug 2026 13:05:10 -0000',
            performer: { kind: 'user', name: 'acme+ci', is_robot: true, avatar: {} },
            namespace: { kind: 'org', name: 'acme', avatar: {} },
          },
          { kind: 'a_new_kind', metadata: null, ip: null, datetime: 'Sat, 22 Aug 2026 13:05:09 -0000' },
        ],
      }),
    )
    await using quay = connect(server.url)
    expect(await quay.logs.page(DAY)).toEqual({
      startAt: '2026-11-03T00:00:00Z',
      endAt: '2026-11-04T00:00:00Z',
      entries: [
        {
          kind: 'push_repo',
          at: '2026-08-22T13:05:10Z',
          performer: { name: 'acme+ci', isRobot: true },
          namespace: { name: 'acme', isOrganization: true },
          ip: null,
          metadata: { repo: 'web', unheard: [1] },
        },
        { kind: 'a_new_kind', at: '2026-08-22T13:05:09Z', ip: null, metadata: {} },
      ],
      next: undefined,
      isSearchUnavailable: false,
    })
  })

  test('asks in the form that Quay can read, the list of each scope', async () => {
    const page = (query: Parameters<ReturnType<typeof connect>['logs']['page']>[0]) =>
      pathsOf((quay) => quay.logs.page(query), EMPTY)
    expect(await page(DAY)).toEqual(['/api/v1/superuser/logs?starttime=11%2F03%2F2026&endtime=11%2F03%2F2026'])
    expect(await page({ scope: ACME, performer: 'acme+ci' })).toEqual([
      '/api/v1/organization/acme/logs?performer=acme%2Bci',
    ])
    expect(await page({ scope: { kind: 'repository', path: 'acme/release/installer' } })).toEqual([
      '/api/v1/repository/acme/release/installer/logs',
    ])
  })

  test.for([['acme/../superuser'], ['acme/a%2Fb'], ['acme/'], ['acme/a?b']])(
    'refuses the repository %s, which could ask something else',
    async ([path = '']) => {
      await using server = await startLog([])
      await using quay = connect(server.url)
      expect(await failureOf(quay.logs.page({ scope: { kind: 'repository', path } }))).toSatisfy(isQuayNameError)
      expect(server.asked).toEqual([])
    },
  )

  test.for([
    ['to', '2026-11-04', '2026-11-03'],
    ['from', '2026-02-30', '2026-03-01'],
    ['from', '11/03/2026', '2026-11-03'],
    ['to', '2026-11-03', '9999-12-31'],
  ])('refuses a window whose %s Quay could not read: %s to %s', async ([field, from, to]) => {
    await using server = await startLog([])
    await using quay = connect(server.url)
    const error = await failureOf(quay.logs.page({ scope: REGISTRY, from, to }))
    expect(error).toSatisfy(isQuayLogWindowError)
    expect(error).toMatchObject({ field })
    expect(server.asked).toEqual([])
  })

  test('says that the registry cannot search its logs, which is no empty log', async () => {
    for (const [status, body] of [
      [200, { ...EMPTY, search_unavailable: true, message: 'no search_token' }],
      [501, { message: 'not implemented' }],
    ] as const) {
      await using server = await startServer((_, response) => sendJson(response, status, body))
      await using quay = connect(server.url)
      expect(await quay.logs.page(DAY)).toMatchObject({ entries: [], isSearchUnavailable: true })
    }
  })

  test('names the performer over whom Quay fails, and takes the same failure without one for what it is', async () => {
    await using server = await startServer((_, response) => {
      response.writeHead(500, { 'content-type': 'text/html' })
      response.end('<html></html>')
    })
    await using quay = connect(server.url)
    const error = await failureOf(quay.logs.page({ scope: ACME, performer: 'nobody' }))
    expect(error).toSatisfy(isQuayUnknownPerformerError)
    expect(error).toMatchObject({ performer: 'nobody' })
    expect(await failureOf(quay.logs.page({ scope: ACME }))).not.toSatisfy(isQuayUnknownPerformerError)
  })
})

describe('a walk', () => {
  test('goes on behind an empty page that promises more, and ends where none does', async () => {
    const answers = [{ entries: 1, next: 't1' }, { entries: 0, next: 't2' }, { entries: 1, next: 't3' }, { entries: 0 }]
    const asked: (string | null)[] = []
    await using server = await startServer((request, response) => {
      asked.push(new URL(request.url ?? '', 'http://quay.invalid').searchParams.get('next_page'))
      const step = answers[asked.length - 1]
      const at = rfc2822(new Date(Date.UTC(2026, 10, 3, 12, 0, 59 - asked.length)).toISOString())
      const logs = Array.from({ length: step?.entries ?? 0 }, () => ({ kind: 'pull_repo', metadata: {}, datetime: at }))
      sendJson(response, 200, { ...EMPTY, logs, ...(step?.next === undefined ? {} : { next_page: step.next }) })
    })
    await using quay = connect(server.url)
    expect(await collect(quay.logs.pages(DAY))).toHaveLength(2)
    expect(asked).toEqual([null, 't1', 't2', 't3'])
  })

  test('reads every entry once, with the same window on each page', async () => {
    await using server = await startLog(seconds(45))
    await using quay = connect(server.url)
    const entries = await collect(quay.logs.pages(DAY))
    expect(entries.map(({ metadata }) => metadata['n'])).toEqual(Array.from({ length: 45 }, (_, n) => n))
    expect(server.asked.map(({ searchParams }) => searchParams.get('starttime'))).toEqual(
      Array.from({ length: 4 }, () => '11/03/2026'),
    )
  })

  test('notices that Quay started again at its first page', async () => {
    await using server = await startLog(seconds(90), (token) => token === 't40')
    await using quay = connect(server.url)
    expect(await failureOf(collect(quay.logs.pages(DAY)))).toSatisfy(isQuayPageRestartError)
  })

  test('notices it within one instant as well, by the entries', async () => {
    const instants = Array.from({ length: 90 }, () => '2026-11-03T12:00:00Z')
    await using server = await startLog(instants, (token) => token === 't40')
    await using quay = connect(server.url)
    expect(await failureOf(collect(quay.logs.pages(DAY)))).toSatisfy(isQuayPageRestartError)
  })

  test('notices that Quay sends it round and round over empty pages', async () => {
    let calls = 0
    await using server = await startServer((_, response) => {
      calls += 1
      sendJson(response, 200, { ...EMPTY, next_page: `t${calls % 3}` })
    })
    await using quay = connect(server.url)
    expect(await failureOf(collect(quay.logs.pages(DAY)))).toSatisfy(isQuayPageRestartError)
    expect(calls).toBeLessThan(12)
  })

  test('takes twenty equal entries after twenty equal ones for more of them', async () => {
    let calls = 0
    const logs = Array.from({ length: 20 }, () => ({
      kind: 'pull_repo',
      metadata: {},
      datetime: rfc2822('2026-11-03T12:00:00Z'),
    }))
    await using server = await startServer((_, response) => {
      calls += 1
      sendJson(response, 200, calls < 3 ? { ...EMPTY, logs, next_page: `t${calls}` } : EMPTY)
    })
    await using quay = connect(server.url)
    expect(await collect(quay.logs.pages(DAY))).toHaveLength(40)
  })

  test('goes on from a kept token, and notices the restart there', async () => {
    await using server = await startLog(seconds(60), (token) => token === 't40')
    await using quay = connect(server.url)
    const first = await quay.logs.page(DAY)
    const kept = JSON.parse(JSON.stringify(first.next)) as typeof first.next
    const second = await quay.logs.page({ ...DAY, next: kept })
    expect(second.entries[0]?.metadata).toEqual({ n: 20 })
    expect(await failureOf(quay.logs.page({ ...DAY, next: second.next }))).toSatisfy(isQuayPageRestartError)
  })
})

describe('counts', () => {
  const row = (day: string, kind: string, count: number) => ({ kind, count, datetime: rfc2822(`${day}T00:00:00Z`) })

  test('never ask for more than 28 days at once', async () => {
    const paths = await pathsOf(
      (quay) => quay.logs.counts({ scope: ACME, from: '2026-01-31', to: '2026-04-01', performer: 'maria' }),
      { aggregated: [] },
    )
    const windows = paths.map((path) => new URLSearchParams(path.split('?')[1]))
    expect(windows.map((window) => [window.get('starttime'), window.get('endtime'), window.get('performer')])).toEqual([
      ['01/31/2026', '02/27/2026', 'maria'],
      ['02/28/2026', '03/27/2026', 'maria'],
      ['03/28/2026', '04/01/2026', 'maria'],
    ])
  })

  test('come by day and kind', async () => {
    await using server = await startServer((_, response) =>
      sendJson(response, 200, {
        aggregated: [row('2026-11-04', 'pull_repo', 2), row('2026-11-03', 'push_repo', 1)],
      }),
    )
    await using quay = connect(server.url)
    expect(await quay.logs.counts({ scope: REGISTRY, from: '2026-11-03', to: '2026-11-04' })).toEqual({
      counts: [
        { day: '2026-11-03', kind: 'push_repo', count: 1 },
        { day: '2026-11-04', kind: 'pull_repo', count: 2 },
      ],
      isSearchUnavailable: false,
    })
  })

  test.for([['2026-11-02'], ['2026-11-05']])('of %s, which was not asked about, are no answer', async ([day = '']) => {
    await using server = await startServer((_, response) =>
      sendJson(response, 200, { aggregated: [row('2026-11-04', 'pull_repo', 2), row(day, 'pull_repo', 9)] }),
    )
    await using quay = connect(server.url)
    const counts = quay.logs.counts({ scope: REGISTRY, from: '2026-11-03', to: '2026-11-04' })
    expect(await failureOf(counts)).toHaveProperty('code', 'other-object')
  })
})

describe('an export', () => {
  const request = { scope: ACME, from: '2026-11-01', to: '2026-11-03', callbackEmail: 'ops@example.org' }

  test('sends the window beside the body, where Quay reads it', async () => {
    let body = ''
    let path = ''
    await using server = await startServer((incoming, response) => {
      path = incoming.url ?? ''
      incoming.on('data', (data: Buffer) => (body += data.toString()))
      incoming.on('end', () => sendJson(response, 200, { export_id: '6a0b' }))
    })
    await using quay = connect(server.url)
    expect(await quay.logs.requestExport(request)).toEqual({ exportId: '6a0b' })
    expect(path).toBe('/api/v1/organization/acme/exportlogs?starttime=11%2F01%2F2026&endtime=11%2F03%2F2026')
    expect(JSON.parse(body)).toEqual({ callback_email: 'ops@example.org' })
  })

  test.for([
    ['Invalid callback e-mail', 'callback-email'],
    ["Invalid URL scheme 'ftp': only HTTP and HTTPS are allowed", 'callback-url'],
    ["Cannot resolve hostname 'x'", 'callback-url'],
    ['Invalid export request', 'scope-gone'],
    ['Something else', 'unknown'],
  ])('says why Quay refused: %s', async ([message, refusal]) => {
    await using server = await startServer((_, response) =>
      sendJson(response, 400, { detail: message, error_message: message, status: 400 }),
    )
    await using quay = connect(server.url)
    const error = await failureOf(quay.logs.requestExport(request))
    expect(error).toSatisfy(isQuayExportRefusedError)
    expect(error).toMatchObject({ refusal })
  })
})
