import { chmod, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createQuaySimulator } from '@quaymaster/quay-simulator'
import { describe, expect, test } from 'vitest'
import { isProblemError } from '../problems/problem-error.ts'
import { createGateway } from './create-gateway.ts'
import { POLICY } from '../testing/policy-rows.ts'
import { openQuayParts, until } from '../testing/quay-parts.ts'
import type { QuayParts } from '../testing/quay-parts.ts'

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call
    return 'no error'
  } catch (error) {
    return isProblemError(error) ? error.code : String(error)
  }
}

const readDevuser = ({ quay }: QuayParts) => quay.read((client) => client.users.find('devuser'))
const disableDevuser = ({ quay }: QuayParts) =>
  quay.write((client) => client.users.update('devuser', { enabled: false }))
const credential = ({ quay }: QuayParts, token: 'read' | 'write') =>
  quay.credentials().find((one) => one.token === token)

describe('the two tokens', () => {
  test('say whose they are and what they can do, found by reads alone', async () => {
    await using parts = await openQuayParts()
    expect(credential(parts, 'read')).toMatchObject({
      state: 'live',
      account: 'auditor',
      superuserKind: 'global-read-only',
    })
    expect(credential(parts, 'write')?.probes).toMatchObject([
      { capability: 'current-user', isAvailable: true },
      { capability: 'superuser-read', isAvailable: true },
      { capability: 'superuser-write', isAvailable: true },
      { capability: 'organization-read', isAvailable: true },
    ])
    expect([...parts.quay.consoleAccounts()].toSorted()).toEqual(['auditor', 'quayadmin'])
    expect(parts.simulator.requests.list().every(({ method }) => method === 'GET')).toBe(true)
  })

  test('Z6: reads go out with the one for reading, changes with the other', async () => {
    await using parts = await openQuayParts()
    parts.simulator.requests.clear()
    await readDevuser(parts)
    await disableDevuser(parts)
    expect(parts.simulator.requests.of('user.read').map(({ token }) => token)).toEqual(['ro'])
    expect(parts.simulator.requests.of('user.update').map(({ token }) => token)).toEqual(['rw'])
  })

  test('checks of the tokens and repeated requests are told to whoever keeps the budget', async () => {
    let noted = 0
    const onBackgroundRequests = (requests: number) => (noted += requests)
    await using parts = await openQuayParts({ gateway: { onBackgroundRequests } })
    await until(() => !parts.users.progress().isReading)
    const checks = parts.simulator.requests.of('current-user.read').length
    expect(checks).toBeGreaterThan(0)
    const background = parts.quay.callCounts().backgroundLastMinute
    expect(noted).toBe(background)
    expect(background).toBeGreaterThanOrEqual(checks)
    await readDevuser(parts)
    expect(noted).toBe(background)
  })

  test('where there is only one for reading, the console changes nothing and says why', async () => {
    await using parts = await openQuayParts({ gateway: { writeToken: undefined } })
    expect(parts.quay.summary().isConsoleReadOnly).toBe(true)
    expect(parts.quay.blocker(POLICY.row('user.delete'))).toEqual({ code: 'credential_absent' })
    expect(parts.quay.blocker(POLICY.row('user.list'))).toBeUndefined()
    expect(await codeOf(disableDevuser(parts))).toBe('not_allowed')
    expect(parts.simulator.requests.of('user.update')).toHaveLength(0)
  })

  test('one that lacks a scope is told from one that is dead', async () => {
    await using parts = await openQuayParts({
      gateway: { writeToken: { value: 'REPOREAD000000000000DAEROPER111111111111' } },
    })
    const write = credential(parts, 'write')
    expect(write).toMatchObject({ state: 'live', account: null })
    expect(write?.probes?.[0]).toMatchObject({ isAvailable: false, reason: { code: 'credential_lacks_scope' } })
    expect(parts.quay.blocker(POLICY.row('user.enable'))?.code).toBe('credential_not_superuser')
  })

  test('one of a superuser that lacks only the scope for it is told from one of somebody who is none', async () => {
    await using parts = await openQuayParts({
      gateway: { writeToken: { value: 'NOSUPER0000000000000REPUSON1111111111111' } },
    })
    expect(credential(parts, 'write')).toMatchObject({ account: 'quayadmin', superuserKind: 'none' })
    expect(parts.quay.blocker(POLICY.row('user.create'))).toEqual({
      code: 'credential_lacks_scope',
      params: { scope: 'super:user' },
    })
  })

  test('one of somebody who is no superuser changes nothing, and that is said', async () => {
    await using parts = await openQuayParts({
      gateway: { writeToken: { value: 'DEV00000000000000000VED11111111111111111' } },
    })
    expect(parts.quay.blocker(POLICY.row('user.create'))).toEqual({ code: 'credential_not_superuser' })
  })
})

describe('F16: a token that dies', () => {
  test('is told by the next check to all who wait for it, with one call, and a living one alike', async () => {
    await using parts = await openQuayParts()
    const checks = () => parts.simulator.requests.of('current-user.read').filter(({ token }) => token === 'ro').length
    await until(() => !parts.users.progress().isReading)
    const before = checks()
    expect(await Promise.all([parts.quay.confirmToken(), parts.quay.confirmToken()])).toEqual([true, true])
    expect(checks() - before).toBe(1)
    parts.simulator.fail('*', { kind: 'dead-token' })
    expect(await parts.quay.confirmToken()).toBe(false)
  }, 30_000)

  test('is not waited for once the gateway closes', async () => {
    await using parts = await openQuayParts()
    const confirmed = parts.quay.confirmToken()
    await parts.stop()
    expect(await confirmed).toBe(false)
  })

  test('is under suspicion at the first refusal, and nothing is passed on until it lives again', async () => {
    await using parts = await openQuayParts()
    parts.simulator.fail('*', { kind: 'dead-token' })
    expect(await codeOf(readDevuser(parts))).toBe('quay_credential_invalid')
    await until(() => credential(parts, 'read')?.state === 'dead')
    expect(parts.quay.summary().state).toBe('credential-dead')
    parts.simulator.requests.clear()
    expect(await codeOf(readDevuser(parts))).toBe('quay_credential_invalid')
    expect(parts.simulator.requests.of('user.read')).toHaveLength(0)
    await parts.simulator.heal()
    await parts.quay.probe()
    expect((await readDevuser(parts))?.name).toBe('devuser')
    expect(parts.quay.summary().state).toBe('live')
  })

  test('refuses a change without sending it once it is known', async () => {
    await using parts = await openQuayParts()
    parts.simulator.fail('*', { kind: 'dead-token' })
    expect(await codeOf(disableDevuser(parts))).toBe('quay_credential_invalid')
    parts.simulator.requests.clear()
    expect(await codeOf(disableDevuser(parts))).toBe('quay_credential_invalid')
    expect(parts.simulator.requests.of('user.update')).toHaveLength(0)
    expect(parts.quay.blocker(POLICY.row('user.disable'))).toEqual({ code: 'credential_dead' })
    expect(parts.quay.blocker(POLICY.row('user.list'))).toBeUndefined()
  })

  test('an answer that would be open to anybody is withheld when the canary dies beside it', async () => {
    let laterMs = 0
    await using parts = await openQuayParts({ gateway: { monotonicMs: () => performance.now() + laterMs } })
    const anonymously = () => codeOf(parts.quay.read((client) => client.registry.describe()))
    expect(await anonymously()).toBe('no error')
    parts.simulator.fail('current-user.read', { kind: 'dead-token' })
    parts.simulator.fail('user.list', { kind: 'dead-token' })
    laterMs = 10_001
    expect(await anonymously()).toBe('quay_credential_invalid')
  })
})

test('a changed token file is taken up without a restart, and the page tells since when', async () => {
  await using parts = await openQuayParts()
  const path = join(parts.dataDir, 'token')
  await writeFile(path, `${parts.simulator.tokens.dev}\n`, { mode: 0o600 })
  await using other = await openQuayParts({ gateway: { baseUrl: parts.simulator.url, writeToken: { path } } })
  expect(credential(other, 'write')).toMatchObject({ account: 'devuser', superuserKind: 'none' })
  await writeFile(`${path}.next`, `${parts.simulator.tokens.rw}\n`, { mode: 0o600 })
  await rename(`${path}.next`, path)
  await until(() => credential(other, 'write')?.account === 'quayadmin')
  await until(() => credential(other, 'write')?.probes?.[2]?.isAvailable === true)
  expect(credential(other, 'write')?.fileChangedAt).toMatch(/^\d{4}-/)
  expect(other.quay.blocker(POLICY.row('user.create'))).toBeUndefined()
})

test.each([
  ['is gone', 'file_missing', (path: string) => rm(path)],
  ['holds no token any more', 'token_malformed', (path: string) => writeFile(path, 'two words\n')],
  ['is opened to others', 'file_mode_wide', (path: string) => chmod(path, 0o644)],
  [
    'is replaced by one that others may read',
    'file_mode_wide',
    async (path: string) => {
      await writeFile(`${path}.next`, `${'NEXT'.repeat(10)}\n`)
      await chmod(`${path}.next`, 0o644)
      await rename(`${path}.next`, path)
    },
  ],
] as const)(
  'a token whose file %s goes on, and page and log say why until it is mended',
  async (_what, problem, spoil) => {
    await using parts = await openQuayParts()
    const path = join(parts.dataDir, 'token')
    const token = `${parts.simulator.tokens.rw}\n`
    const told: unknown[] = []
    await writeFile(path, token, { mode: 0o600 })
    await using other = await openQuayParts({
      gateway: { baseUrl: parts.simulator.url, writeToken: { path }, onTokenFile: (...what) => void told.push(what) },
    })
    expect(credential(other, 'write')).toMatchObject({ state: 'live', isFileUsable: true, fileProblem: null })
    await spoil(path)
    await until(() => credential(other, 'write')?.isFileUsable === false)
    expect(credential(other, 'write')).toMatchObject({ state: 'live', account: 'quayadmin', fileProblem: problem })
    await rm(path, { force: true })
    await writeFile(path, token, { mode: 0o600 })
    await until(() => credential(other, 'write')?.isFileUsable === true)
    expect(credential(other, 'write')).toMatchObject({ state: 'live', account: 'quayadmin', fileProblem: null })
    expect(told.at(0)).toEqual(['write', problem])
    expect(told.at(-1)).toEqual(['write', undefined])
  },
)

describe('the registry', () => {
  test('says that it is down, and that it is back, by itself', async () => {
    await using parts = await openQuayParts()
    await parts.simulator.stop()
    // Repeated at once by the watches, too: where they were quicker, the breaker answers.
    expect(await codeOf(readDevuser(parts))).toMatch(/QuayNetworkError|QuayUnavailableError/)
    await until(() => parts.quay.summary().state === 'unreachable')
    await parts.simulator.restart()
    await until(() => parts.quay.summary().state === 'live')
    await until(async () => (await codeOf(readDevuser(parts))) === 'no error')
  })

  test('that answers in HTML is not taken for one that is down', async () => {
    await using parts = await openQuayParts()
    parts.simulator.fail('*', { kind: 'html' })
    expect(await codeOf(readDevuser(parts))).toContain('QuayResponseError')
    await until(() => parts.quay.summary().state === 'bad-response')
  })

  test('that is read-only, has no mail or keeps people elsewhere hinders what needs more', async () => {
    await using parts = await openQuayParts()
    expect(parts.quay.blocker(POLICY.row('user.send-recovery-mail'))).toEqual({ code: 'mail_off' })
    await parts.simulator.event('settings', { REGISTRY_STATE: 'readonly' })
    await parts.quay.probe()
    expect(parts.quay.summary().isReadOnly).toBe(true)
    expect(parts.quay.blocker(POLICY.row('user.disable'))).toEqual({ code: 'registry_read_only' })
    await parts.simulator.reset('pristine', { registry: 'directory' })
    await parts.quay.probe()
    expect(parts.quay.blocker(POLICY.row('user.create'))?.code).toBe('accounts_external')
    expect(parts.quay.blocker(POLICY.row('user.disable'))).toBeUndefined()
  })

  test('without superusers, or quay.io, is refused at the start with the reason', async () => {
    await using simulator = await createQuaySimulator()
    await simulator.event('settings', { FEATURE_SUPER_USERS: false })
    for (const baseUrl of [simulator.url, 'https://quay.io']) {
      const quay = await createGateway({
        baseUrl,
        readToken: { value: simulator.tokens.ro },
        isDemo: false,
        version: '0.0.0',
        userAgentKey: 'a key of tests',
        now: Date.now,
      })
      await expect(quay.start()).rejects.toThrow(/has no routes for superusers/)
      await quay.close()
    }
  })
})

test('speaks TLS with a private authority, and with no other', async () => {
  await using parts = await openQuayParts({ simulator: { tls: true } })
  expect((await readDevuser(parts))?.name).toBe('devuser')
  expect(parts.quay.summary().isPlainHttp).toBe(false)
  await using stranger = await openQuayParts({ gateway: { baseUrl: parts.simulator.url, ca: undefined } })
  expect(stranger.quay.summary().state).toBe('unreachable')
  expect(parts.simulator.requests.list().every(({ protocol }) => protocol === 'h2')).toBe(true)
})

test('names itself and the actor to Quay, the actor by a digest only', async () => {
  await using parts = await openQuayParts()
  const userAgent = parts.quay.userAgent({ requestId: '01HZX', staffId: 'staff-7' })
  await parts.quay.read((client) => client.users.find('devuser', { userAgent }))
  const sent = parts.simulator.requests.of('user.read').at(-1)?.headers['user-agent']
  expect(sent).toMatch(/^quaymaster\/\S+ \(rid=01HZX; act=[\w-]{16}\)$/)
  expect(sent).not.toContain('staff-7')
})

test('an answer that names another account for the same token is not believed, unless the next one says so again', async () => {
  let laterMs = 0
  await using parts = await openQuayParts({
    gateway: { readToken: undefined, monotonicMs: () => performance.now() + laterMs },
  })
  const other = { kind: 'other-object', asked: 'quayadmin', answered: 'devuser' } as const
  parts.simulator.fail('current-user.read', { ...other, times: 1 })
  laterMs += 10_001
  expect(await codeOf(readDevuser(parts))).toBe('quay_credential_invalid')
  expect(credential(parts, 'write')).toMatchObject({ state: 'suspect', account: 'quayadmin' })
  await until(() => credential(parts, 'write')?.state === 'live', 10_000)
  expect(credential(parts, 'write')?.account).toBe('quayadmin')
  parts.simulator.fail('current-user.read', other)
  laterMs += 10_001
  expect(await codeOf(readDevuser(parts))).toBe('quay_credential_invalid')
  await until(() => credential(parts, 'write')?.account === 'devuser', 10_000)
}, 30_000)
