import type { QuaySimulator } from '@quaymaster/quay-simulator'
import { expect, test } from 'vitest'
import { until } from '../testing/quay-parts.ts'
import { startTestApp, type TestApp } from '../testing/start-test-app.ts'
import type { TestAnswer, TestClient } from '../testing/test-client.ts'
import { openStream } from '../testing/usage-log-calls.ts'
import { untilRead } from '../testing/users-app.ts'
import { DAY_MS } from '../time/calendar.ts'

/** Everything that two registries differ in: what the help desk is not shown, and nothing else. */
type Hidden = {
  ip: string
  otherIp: string
  secondIp: string
  mail: string
  domainless: string
  agent: string
  application: string
  country: string
  secret: string
}

const ONE: Hidden = {
  ip: '198.51.100.7',
  otherIp: '198.51.100.7',
  secondIp: '198.51.100.7',
  mail: 'maria.gomez',
  domainless: 'mallory',
  agent: 'docker/29.0.0',
  application: 'console',
  country: 'JP',
  secret: 'hook-one',
}

const OTHER: Hidden = {
  ip: '2001:db8::c0:ffee',
  otherIp: '203.0.113.200:51008',
  secondIp: '203.0.113.200',
  mail: 'mz',
  domainless: 'm',
  agent: 'podman/5.1 (a much longer text, so that sizes differ)',
  application: 'another application',
  country: 'DE',
  secret: 'hook-two-that-is-longer',
}

const NOW = Date.now()
const dayAgo = (days: number) => new Date(NOW - days * DAY_MS).toISOString().slice(0, 10)

function addUser({ state }: QuaySimulator, username: string, email: string): void {
  const devuser = state.users.find('username', 'devuser')
  if (devuser === undefined) throw new Error('A fresh registry has this user.')
  state.users.insert({ ...devuser, id: state.nextId('namespaces'), username, email })
}

async function fillWorld(simulator: QuaySimulator, hidden: Hidden): Promise<void> {
  addUser(simulator, 'maria', `${hidden.mail}@example.org`)
  addUser(simulator, 'mallory', `${hidden.domainless}.x@example.org`)
  const traffic = {
    repo: 'web',
    namespace: 'console',
    'user-agent': hidden.agent,
    oauth_token_application: hidden.application,
    resolved_ip: { country_iso_code: hidden.country },
  }
  const entries: [string, Record<string, unknown>][] = [
    ['push_repo', { ...traffic, tag: 'v1' }],
    ['push_repo', { ...traffic, tag: 'v1' }],
    ['pull_repo', { ...traffic, tag: '1.2.3.4' }],
    [
      'set_repo_description',
      { ...traffic, description: `Ask ${hidden.mail}@example.org (${hidden.ip}, app:${hidden.otherIp})` },
    ],
    [
      'org_invite_team_member',
      { team: 'owners', user: `${hidden.mail}@example.org`, member: `${hidden.mail}@example.org` },
    ],
    [
      'login_failure',
      {
        type: 'quayauth',
        kind: 'user',
        username: `${hidden.mail}@example.org`,
        useragent: hidden.agent,
        message: `Wrong password from ${hidden.ip}`,
      },
    ],
    [
      'login_failure',
      { type: 'quayauth', kind: 'user', username: hidden.ip, message: 'Invalid Username or Password.' },
    ],
    [
      'setup_repo_trigger',
      { repo: 'web', namespace: 'console', service: 'custom-git', config: { hook: hidden.secret } },
    ],
    [
      'manifest_label_add',
      { repo: 'web', namespace: 'console', key: 'owner', value: `${hidden.mail}@example.org at [${hidden.ip}]` },
    ],
    ['kind_of_tomorrow', { repo: 'web', anything: hidden.secret, message: { nested: [hidden.ip] } }],
  ]
  for (const [index, [kind, metadata]] of entries.entries()) {
    const isFailure = kind === 'login_failure'
    await simulator.event('log.insert', {
      kind,
      metadata,
      namespace: 'console',
      ...(isFailure ? {} : { performer: 'devuser' }),
      daysAgo: 1 + (index % 2),
      secondsOfDay: 40_000 + Math.floor(index / 3),
      ip: index === 1 ? hidden.secondIp : hidden.ip,
    })
  }
}

/** A world whose users and usage log have been read. The clock stands still in both. */
async function startWorld(hidden: Hidden): Promise<TestApp> {
  const world = await startTestApp({
    prepare: (simulator) => fillWorld(simulator, hidden),
    seams: { clock: { now: () => NOW }, usageLogIntervalsMs: { attended: 50, unattended: 50 } },
  })
  await untilRead(world)
  await until(async () => {
    const days = await world.app.logStore.days(dayAgo(8), dayAgo(1))
    return days.every(({ state }) => state === 'complete')
  })
  return world
}

/** Whatever somebody might guess in either world. */
const GUESSES = [ONE, OTHER].flatMap((hidden) => [
  hidden.ip,
  hidden.secondIp,
  `${hidden.mail}@example.org`,
  hidden.mail.slice(0, 4),
  hidden.agent,
  hidden.application,
  hidden.country,
  hidden.secret,
])

const queryOf = (key: string, value: string) => `${key}=${encodeURIComponent(value)}`

/** What a help desk may ask for, in one order. */
const PATHS = [
  '/api/me',
  '/api/users',
  '/api/users?sort=email',
  '/api/users?sort=name&direction=desc',
  '/api/users/maria',
  '/api/users/mallory',
  '/api/users/maria/activity',
  '/api/users/devuser/activity',
  '/api/usage-logs/chart',
  `/api/usage-logs/coverage?from=${dayAgo(8)}&to=${dayAgo(1)}`,
  '/api/usage-logs?calls=0',
  '/api/usage-logs?calls=0&limit=2',
  '/api/usage-logs?calls=0&direction=newer&limit=4',
  '/api/usage-logs?calls=0&kinds=login_failure',
  '/api/usage-logs?calls=0&person=devuser',
  '/api/usage-logs?calls=0&text=1.2.3.4',
  '/api/usage-logs?calls=0&text=example.org',
  ...GUESSES.flatMap((guess) => [
    `/api/users?${queryOf('search', guess)}`,
    `/api/usage-logs?calls=0&${queryOf('text', guess)}`,
    `/api/usage-logs?calls=0&${queryOf('person', guess)}`,
    `/api/usage-logs?calls=0&${queryOf('address', guess)}`,
    `/api/usage-logs/chart?${queryOf('text', guess)}`,
    `/api/usage-logs/chart?${queryOf('person', guess)}`,
    `/api/users/${encodeURIComponent(guess)}`,
    `/api/users/${encodeURIComponent(guess)}/activity`,
  ]),
]

/** An answer without what no two answers share: ids become numbers in the order in which they come. */
class Renaming {
  readonly #names = new Map<string, string>()

  of({ status, headers, text }: Pick<TestAnswer, 'status' | 'headers' | 'text'>): string {
    const kept = [...headers].filter(([name]) => !['date', 'x-request-id', 'set-cookie'].includes(name))
    const body = text
      .replaceAll(/127\.0\.0\.1:\d+/g, 'host')
      .replaceAll(/(?<="requestId":")[^"]+/g, (id) => this.#nameOf(id))
      .replaceAll(/(?<="id":")[\w-]{22}(?=")/g, (id) => this.#nameOf(id))
      .replaceAll(/(?<="cursor":"\d{14}\.)[\w-]{22}(?=")/g, (id) => this.#nameOf(id))
    return `${status}\n${JSON.stringify(kept)}\n${body}`
  }

  #nameOf(id: string): string {
    const known = this.#names.get(id) ?? `#${this.#names.size}`
    this.#names.set(id, known)
    return known
  }
}

const entryIdsIn = (text: string) => [...text.matchAll(/"id":"([\w-]{22})"/g)].map(([, id = '']) => id)
const cursorsIn = (text: string) => [...text.matchAll(/"cursor":"([\w.-]+)"/g)].map(([, cursor = '']) => cursor)

/** Everything that a help desk is answered in one world, each with what was asked. */
async function answersOf(world: TestApp): Promise<[string, string][]> {
  const desk = await world.signIn('help-desk', { name: 'desk' })
  const renaming = new Renaming()
  const answers: [string, string][] = []
  const ask = async (shown: string, path: string, more: Parameters<TestClient['fetch']>[1] = {}) => {
    const answer = await desk.fetch(path, more)
    answers.push([shown, renaming.of(answer)])
    return answer.text
  }
  for (const path of PATHS) await ask(path, path)
  const list = await ask('list', '/api/usage-logs?calls=0')
  for (const [index, id] of entryIdsIn(list).entries()) await ask(`entry ${index}`, `/api/usage-logs/entries/${id}`)
  const page = await ask('page', '/api/usage-logs?calls=0&limit=3')
  for (const cursor of cursorsIn(page).slice(-1)) await ask('next page', `/api/usage-logs?calls=0&cursor=${cursor}`)
  for (const url of ['/api/usage-logs/exports', '/api/users/exports']) {
    const body = url.includes('logs') ? { format: 'csv', language: 'en', timeZone: 'UTC' } : { language: 'en' }
    await ask(url, url, { method: 'POST', body, headers: { 'idempotency-key': 'two-worlds-export-key' } })
  }
  answers.push(['live tail', renaming.of(await tailOf(world, desk))])
  return answers
}

/** The live tail after an entry has come, as far as it goes by then. */
async function tailOf(world: TestApp, desk: TestClient): Promise<Pick<TestAnswer, 'status' | 'headers' | 'text'>> {
  const stream = await openStream(world, desk, '/api/usage-logs/tail')
  const hidden = world === one ? ONE : OTHER
  await world.simulator.event('log.insert', {
    kind: 'set_repo_description',
    metadata: { repo: 'web', namespace: 'console', description: `from ${hidden.ip} by ${hidden.mail}@example.org` },
    namespace: 'console',
    performer: 'devuser',
    daysAgo: 0,
    secondsOfDay: Math.max(0, Math.floor((NOW % DAY_MS) / 1000) - 1),
    ip: hidden.ip,
  })
  await until(() => stream.entries().length === 1)
  stream.close()
  const text = stream.text().split('\n').filter(Boolean).join('\n')
  return { status: stream.status, headers: new Headers(), text }
}

let one: TestApp

test('Z3: two worlds that differ only in what a help desk is not shown give it equal answers', async () => {
  one = await startWorld(ONE)
  await using first = one
  await using second = await startWorld(OTHER)
  const [here, there] = [await answersOf(first), await answersOf(second)]
  expect(here.length).toBeGreaterThan(PATHS.length + 10)
  for (const [index, [shown, answer]] of here.entries()) expect([shown, answer]).toEqual(there[index])
  // The worlds do differ: who may see it is answered differently.
  const auditors = await Promise.all([first, second].map((world) => world.signIn('auditor', { name: 'auditor' })))
  const seen = await Promise.all(auditors.map((auditor) => auditor.fetch('/api/usage-logs?calls=0')))
  for (const [index, { ip }] of [ONE, OTHER].entries()) expect(seen[index]?.text).toContain(ip)
}, 60_000)
