import { readMe } from '@quaymaster/contracts/me'
import { deleteSession } from '@quaymaster/contracts/session'
import { endOwnSession, readAccount } from '@quaymaster/contracts/account'
import { changeStaffRole, disableStaff, endStaffSessions, listStaff } from '@quaymaster/contracts/staff'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rawRequest, rawText } from '../testing/raw-request.ts'
import { startTestApp, TEST_PASSWORD, type TestApp } from '../testing/start-test-app.ts'

/** For the full sizes on a busy machine. */
const TIMEOUT_MS = 900_000

const isFull = process.env['QM_TEST_FULL'] !== undefined
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

async function liveSessions(stack: TestApp): Promise<number> {
  const rows = await stack.app.store
    .selectFrom('sessions')
    .select('key_hash')
    .where('ended_at', 'is', null)
    .where('staff_id', 'is not', null)
    .execute()
  return rows.length
}

describe('S1: the cookie', () => {
  const HTTPS = { publicOrigin: 'https://console.example', trustedProxies: ['127.0.0.1'] }

  test('S1: over https carries the prefix and every attribute, once', async () => {
    await using stack = await startTestApp({ config: HTTPS })
    await stack.createStaff('ada', 'administrator')
    const body = JSON.stringify({ name: 'ada', password: TEST_PASSWORD })
    const headers: [string, string][] = [
      ['host', 'console.example'],
      ['x-forwarded-proto', 'https'],
      ['x-quaymaster', '1'],
      ['sec-fetch-site', 'same-origin'],
      ['content-type', 'application/json'],
    ]
    const answer = await rawRequest(stack.url, rawText('POST', '/api/session', headers, body))
    const cookies = answer.headers.get('set-cookie') ?? []
    expect(cookies).toHaveLength(1)
    const [cookie = ''] = cookies
    expect(cookie).toMatch(/^__Host-Http-quaymaster=[\w%.+/=-]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    expect(cookie.length).toBeLessThanOrEqual(512)
  })

  test('S1: over plain http on loopback has no prefix and is strict all the same', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'administrator')
    const answer = await stack.client().signIn('ada', TEST_PASSWORD)
    expect(answer.headers.getSetCookie()).toHaveLength(1)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^quaymaster=[\w%.+/=-]+; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  test('S1: is not silently lost when the proxy in front does not say https', async () => {
    await using stack = await startTestApp({ config: HTTPS })
    await stack.createStaff('ada', 'administrator')
    const client = stack.client()
    const answer = await client.fetch('/api/session', {
      method: 'POST',
      body: { name: 'ada', password: TEST_PASSWORD },
      headers: { host: 'console.example' },
    })
    expect(answer.status).toBe(403)
    expect(stack.logText()).not.toContain(TEST_PASSWORD)
  })

  test('S1: is given to nobody who did not sign in, and leaves no row', async () => {
    await using stack = await startTestApp()
    for (const path of ['/api/me', '/sign-in', '/livez', '/set-up']) {
      const answer = await stack.client().fetch(path)
      expect(answer.headers.getSetCookie(), path).toEqual([])
    }
    expect(await stack.app.store.selectFrom('sessions').selectAll().execute()).toEqual([])
  })
})

describe('S2: session fixation', () => {
  test('S2: sign-in makes a new id, and the one from before is dead at once', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'administrator')
    const client = stack.client()
    await client.signIn('ada', TEST_PASSWORD)
    const planted = client.cookie
    await client.signIn('ada', TEST_PASSWORD)
    expect(client.cookie).not.toBe(planted)
    const attacker = stack.client()
    attacker.cookie = planted
    expect((await attacker.call(readMe)).status).toBe(401)
    expect((await client.call(readMe)).status).toBe(200)
    expect(await liveSessions(stack)).toBe(1)
  })

  test('S2: a cookie that we did not sign is no session, and is not taken over by sign-in', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'administrator')
    const client = stack.client()
    client.cookie = `quaymaster=${'a'.repeat(43)}.${'b'.repeat(43)}`
    const planted = client.cookie
    expect((await client.call(readMe)).status).toBe(401)
    await client.signIn('ada', TEST_PASSWORD)
    expect(client.cookie).not.toBe(planted)
  })
})

describe('S3: the logout race', () => {
  test(
    'S3: a logout is not undone by 200 requests in flight',
    async () => {
      await using stack = await startTestApp()
      await stack.createStaff('ada', 'administrator')
      const rounds = isFull ? 20 : 2
      const inFlight = isFull ? 200 : 60
      for (let round = 0; round < rounds; round += 1) {
        const client = stack.client()
        await client.signIn('ada', TEST_PASSWORD)
        const stolen = client.cookie
        const shadow = stack.client()
        shadow.cookie = stolen
        const reads = Array.from({ length: inFlight / 2 }, () => shadow.fetch('/api/staff'))
        const changes = Array.from({ length: inFlight / 2 }, () => shadow.stepUp(TEST_PASSWORD))
        const out = client.call(deleteSession)
        await Promise.all([...reads, ...changes, out])
        const after = stack.client()
        after.cookie = stolen
        expect((await after.call(readMe)).status).toBe(401)
        expect(await liveSessions(stack)).toBe(0)
        stack.clock.advance(HOUR_MS)
      }
    },
    TIMEOUT_MS,
  )
})

describe('S4: step-up while other requests run', () => {
  test(
    'S4: keeps the user signed in, with one living row',
    async () => {
      await using stack = await startTestApp()
      const client = await stack.signIn('administrator', { stepUp: false })
      const cookie = client.cookie
      for (let round = 0; round < (isFull ? 50 : 5); round += 1) {
        const parallel = Array.from({ length: 20 }, () => client.call(listStaff))
        const proof = client.stepUp(TEST_PASSWORD)
        const answers = await Promise.all([...parallel, proof])
        expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200))
        expect(answers.flatMap((answer) => answer.headers.getSetCookie())).toEqual([])
        expect(await liveSessions(stack)).toBe(1)
      }
      expect(client.cookie).toBe(cookie)
      expect((await client.call(readMe)).body.stepUpUntil).not.toBeNull()
    },
    TIMEOUT_MS,
  )

  test('S4: an answer to a dead session does not clear the cookie of a new one', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'administrator')
    const client = stack.client()
    await client.signIn('ada', TEST_PASSWORD)
    const old = stack.client()
    old.cookie = client.cookie
    await client.signIn('ada', TEST_PASSWORD)
    const late = await old.call(readMe)
    expect([late.status, late.headers.getSetCookie()]).toEqual([401, []])
  })
})

describe('S5: session ids', () => {
  test('S5: never stand in the store', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    const id = decodeURIComponent(client.cookie.split('=')[1] ?? '').split('.')[0] ?? ''
    expect(Buffer.from(id, 'base64url')).toHaveLength(32)
    for (const file of ['quaymaster.sqlite', 'quaymaster.sqlite-wal', 'audit.sqlite', 'audit.sqlite-wal']) {
      expect(readFileSync(join(stack.dataDir, file), 'latin1'), file).not.toContain(id)
    }
  })
})

describe('S6: limits in time', () => {
  test('S6: a session without use ends after half an hour', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    stack.clock.advance(29 * MINUTE_MS)
    expect((await client.call(listStaff)).status).toBe(200)
    stack.clock.advance(29 * MINUTE_MS)
    expect((await client.call(listStaff)).status).toBe(200)
    stack.clock.advance(31 * MINUTE_MS)
    expect((await client.call(listStaff)).status).toBe(401)
  })

  test('S6: a page that polls by itself does not keep it alive', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    for (let minute = 0; minute < 31; minute += 5) {
      stack.clock.advance(5 * MINUTE_MS)
      await client.call(readMe)
      await client.call(listStaff, { headers: { 'x-quaymaster-background': '1' } })
    }
    expect((await client.call(readMe)).status).toBe(401)
  })

  test('S6: ends after twelve hours although it is used', async () => {
    await using stack = await startTestApp()
    const client = await stack.signIn('administrator')
    for (let past = 0; past < 12 * HOUR_MS - MINUTE_MS; past += 20 * MINUTE_MS) {
      expect((await client.call(listStaff)).status).toBe(200)
      stack.clock.advance(20 * MINUTE_MS)
    }
    stack.clock.advance(MINUTE_MS)
    expect((await client.call(listStaff)).status).toBe(401)
  })

  test('the sixth session of an account ends its oldest', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'administrator')
    const clients = Array.from({ length: 6 }, () => stack.client())
    for (const client of clients) {
      await client.signIn('ada', TEST_PASSWORD)
      stack.clock.advance(1000)
    }
    const statuses = await Promise.all(clients.map(async (client) => (await client.call(readMe)).status))
    expect(statuses).toEqual([401, 200, 200, 200, 200, 200])
  })
})

describe('S7: changes to an account that is signed in', () => {
  test('S7: a changed role counts at the next request', async () => {
    await using stack = await startTestApp()
    const administrator = await stack.signIn('administrator')
    const other = await stack.signIn('administrator', { name: 'bob' })
    expect((await other.call(listStaff)).status).toBe(200)
    await administrator.call(changeStaffRole, { params: { name: 'bob' }, body: { role: 'help-desk' } })
    expect((await other.call(listStaff)).problem.code).toBe('not_allowed')
    expect((await other.call(readMe)).body.role).toBe('help-desk')
  })

  test('S7: a disabled account is out at the next request and cannot come back', async () => {
    await using stack = await startTestApp()
    const administrator = await stack.signIn('administrator')
    const other = await stack.signIn('help-desk', { name: 'bob' })
    await administrator.call(disableStaff, { params: { name: 'bob' } })
    expect((await other.call(readMe)).status).toBe(401)
    expect((await stack.client().signIn('bob', TEST_PASSWORD)).problem.code).toBe('sign_in_failed')
  })
})

describe('S8: ending sessions', () => {
  test('S8: one of one’s own, and all of somebody else’s, is recorded and counts at the next request', async () => {
    await using stack = await startTestApp()
    const administrator = await stack.signIn('administrator')
    const first = await stack.signIn('help-desk', { name: 'bob' })
    const second = stack.client()
    await second.signIn('bob', TEST_PASSWORD)

    const { sessions } = (await first.call(readAccount)).body
    const other = sessions.find((session) => !session.isCurrent)
    expect(sessions).toHaveLength(2)
    const ended = await first.call(endOwnSession, { params: { id: other?.id ?? '' } })
    expect(ended.status).toBe(204)
    expect((await second.call(readMe)).status).toBe(401)
    expect((await first.call(readMe)).status).toBe(200)

    const all = await administrator.call(endStaffSessions, { params: { name: 'bob' } })
    expect(all.body).toMatchObject({ ended: 1, account: { sessionCount: 0 } })
    expect((await first.call(readMe)).status).toBe(401)
    const changes = stack.app.audit.recentFor({ kind: 'session', name: other?.id ?? '' }, 10)
    expect(changes.map((change) => [change.operation, change.actor])).toEqual([
      ['session.end', 'bob'],
      ['account.end-session', 'bob'],
    ])
  })
})
