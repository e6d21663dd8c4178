import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failureLine } from '../command-line/config-check.ts'
import { commandWords } from '../command-line/words.ts'
import { inspectConfig, readConfig } from './config.ts'
import { ConfigError } from './problem.ts'

const isFull = process.env['QM_TEST_FULL'] !== undefined
const TOKEN = 'canaryTOKENcanaryTOKENcanaryTOKEN'
const OTHER_TOKEN = 'otherTOKENotherTOKENotherTOKEN'
const EXIT_CONFIG = 78

let directory: string

function file(name: string, content: string, mode = 0o400): string {
  const path = join(directory, name)
  rmSync(path, { force: true })
  writeFileSync(path, content, { mode })
  return path
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'quaymaster-config-'))
  file('token', `${TOKEN}\n`)
  file('read-token', OTHER_TOKEN)
  file('same-token', TOKEN)
  file('wide-token', TOKEN, 0o644)
  file('broken-token', 'two words')
  file('not-json', '{')
  file('unknown-key.json', `{ "quayToken": "${TOKEN}" }`)
  file('keyring', `{ "active": "a", "keys": { "a": "c2hvcnQ=" } }`)
  file('ca', 'no certificate')
})

afterAll(() => rmSync(directory, { recursive: true, force: true }))

const good = (): Record<string, string> => ({
  QUAYMASTER_QUAY_URL: 'https://quay.example.org',
  QUAYMASTER_QUAY_TOKEN_FILE: join(directory, 'token'),
  QUAYMASTER_QUAY_READ_TOKEN_FILE: join(directory, 'read-token'),
  QUAYMASTER_DATA_DIR: join(directory, 'data'),
})

/** What is wrong, by what is set beside a good configuration; `null` takes something away. */
const WRONG: readonly (readonly [string, string, Record<string, string | null>])[] = [
  ['QUAYMASTER_QUAY_TOKEN', 'unknown_setting', { QUAYMASTER_QUAY_TOKEN: TOKEN }],
  ['QUAYMASTER_QUAY_URL', 'url_illegal', { QUAYMASTER_QUAY_URL: `https://user:${TOKEN}@quay.example.org` }],
  ['QUAYMASTER_QUAY_URL', 'url_illegal', { QUAYMASTER_QUAY_URL: 'quay.example.org' }],
  ['QUAYMASTER_QUAY_URL', 'quay_io', { QUAYMASTER_QUAY_URL: 'https://quay.io' }],
  ['QUAYMASTER_QUAY_URL', 'quay_url_missing', { QUAYMASTER_QUAY_URL: null }],
  ['QUAYMASTER_QUAY_URL', 'value_empty', { QUAYMASTER_QUAY_URL: '' }],
  [
    'QUAYMASTER_QUAY_TOKEN_FILE',
    'token_missing',
    { QUAYMASTER_QUAY_TOKEN_FILE: null, QUAYMASTER_QUAY_READ_TOKEN_FILE: null },
  ],
  ['QUAYMASTER_QUAY_TOKEN_FILE', 'file_missing', { QUAYMASTER_QUAY_TOKEN_FILE: TOKEN }],
  ['QUAYMASTER_QUAY_TOKEN_FILE', 'file_mode_wide', { QUAYMASTER_QUAY_TOKEN_FILE: '@wide-token' }],
  ['QUAYMASTER_QUAY_TOKEN_FILE', 'token_malformed', { QUAYMASTER_QUAY_TOKEN_FILE: '@broken-token' }],
  ['QUAYMASTER_QUAY_READ_TOKEN_FILE', 'tokens_equal', { QUAYMASTER_QUAY_READ_TOKEN_FILE: '@same-token' }],
  ['QUAYMASTER_QUAY_CA_FILE', 'ca_malformed', { QUAYMASTER_QUAY_CA_FILE: '@ca' }],
  ['QUAYMASTER_PUBLIC_URL', 'public_url_not_https', { QUAYMASTER_PUBLIC_URL: 'http://console.example.org' }],
  ['QUAYMASTER_PUBLIC_URL', 'public_url_missing', { QUAYMASTER_LISTEN: '0.0.0.0:8080' }],
  ['QUAYMASTER_TRUSTED_PROXIES', 'proxies_illegal', { QUAYMASTER_TRUSTED_PROXIES: 'true' }],
  ['QUAYMASTER_TRUSTED_PROXIES', 'proxies_illegal', { QUAYMASTER_TRUSTED_PROXIES: '1' }],
  ['QUAYMASTER_TRUSTED_PROXIES', 'proxies_missing', { QUAYMASTER_PUBLIC_URL: 'https://console.example.org' }],
  ['QUAYMASTER_DATABASE_URL_FILE', 'database_not_yet', { QUAYMASTER_DATABASE_URL_FILE: '@token' }],
  ['QUAYMASTER_KEYRING_FILE', 'keyring_malformed', { QUAYMASTER_KEYRING_FILE: '@keyring' }],
  ['QUAYMASTER_DATA_DIR', 'data_dir_unusable', { QUAYMASTER_DATA_DIR: '@token' }],
  ['QUAYMASTER_TIME_ZONE', 'time_zone_unknown', { QUAYMASTER_TIME_ZONE: 'Middle/Earth' }],
  ['QUAYMASTER_QUIET_HOURS', 'quiet_hours_illegal', { QUAYMASTER_QUIET_HOURS: 'at night' }],
  ['QUAYMASTER_QUAY_CALLS_PER_SECOND', 'number_illegal', { QUAYMASTER_QUAY_CALLS_PER_SECOND: 'many' }],
  ['QUAYMASTER_LISTEN', 'listen_illegal', { QUAYMASTER_LISTEN: 'everywhere' }],
  ['QUAYMASTER_LOG_LEVEL', 'log_level_unknown', { QUAYMASTER_LOG_LEVEL: 'loud' }],
  ['QUAYMASTER_CONFIG_FILE', 'file_not_json', { QUAYMASTER_CONFIG_FILE: '@not-json' }],
  ['quayToken', 'unknown_key', { QUAYMASTER_CONFIG_FILE: '@unknown-key.json' }],
]

function environmentOf(changes: Record<string, string | null>): Record<string, string> {
  const environment = good()
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete environment[name]
    else environment[name] = value.startsWith('@') ? join(directory, value.slice(1)) : value
  }
  return environment
}

describe('P22: a configuration that cannot be used', () => {
  test.each(WRONG)('P22: %s: %s', (setting, reason, changes) => {
    const { config, problems } = inspectConfig(environmentOf(changes))
    expect(config).toBeUndefined()
    expect(problems).toContainEqual({ setting, reason })
    for (const language of ['en_US.UTF-8', 'ja_JP.UTF-8']) {
      const line = failureLine(problems, commandWords({ LANG: language }))
      expect(line).toContain(setting)
      expect(line).not.toMatch(/\n|canary/)
    }
  })

  const samples = WRONG.filter((_row, index) => isFull || index % 9 === 0)
  test.each(samples)('P22: %s ends the start with status 78: %s', (setting, _reason, changes) => {
    const server = fileURLToPath(new URL('../server.ts', import.meta.url))
    const run = spawnSync(process.execPath, [server], {
      env: environmentOf(changes),
      encoding: 'utf8',
      timeout: 15_000,
    })
    expect([run.status, run.stdout]).toEqual([EXIT_CONFIG, ''])
    expect(run.stderr.trim().split('\n')).toHaveLength(1)
    expect(run.stderr).toContain(setting)
    expect(run.stderr).not.toContain('canary')
  })

  // By default other tests run beside this one, and the machine is theirs too.
  test.runIf(isFull)('P22: is told within a second', () => {
    const server = fileURLToPath(new URL('../server.ts', import.meta.url))
    const times = Array.from({ length: 4 }, () => {
      const start = performance.now()
      spawnSync(process.execPath, [server], { env: { QUAYMASTER_NONSENSE: '1' } })
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(1000)
  })

  test('P22: a clock that is behind the program is noticed', () => {
    const { problems } = inspectConfig(good(), undefined, Date.parse('2020-01-01T00:00:00Z'))
    expect(problems).toEqual([{ setting: 'clock', reason: 'clock_wrong' }])
  })
})

describe('a good configuration', () => {
  test('is read, with what was left out at its default', () => {
    const config = readConfig(good())
    expect(config).toMatchObject({
      demo: false,
      listen: { host: '127.0.0.1', port: 8437 },
      budget: { callsPerSecond: 1, timeZone: 'UTC' },
      trustedProxies: [],
      canMakeKeyring: true,
    })
    expect(config.quay?.token?.reveal()).toBe(TOKEN)
    expect(JSON.stringify(config)).not.toContain('canary')
  })

  test('may come from a file, and the environment wins over it', () => {
    const path = file(
      'config.json',
      JSON.stringify({
        quayUrl: 'https://quay.example.org',
        quayTokenFile: join(directory, 'token'),
        publicUrl: 'https://console.example.org',
        trustedProxies: ['10.0.0.0/8', 'fd00::/8'],
        quayCallsPerSecond: 2.5,
        quietHours: '22:00-06:00=5',
        timeZone: 'Europe/Berlin',
        dataDir: join(directory, 'data'),
      }),
    )
    const config = readConfig({ QUAYMASTER_CONFIG_FILE: path, QUAYMASTER_QUAY_CALLS_PER_SECOND: '3' })
    expect(config.budget).toEqual({
      callsPerSecond: 3,
      quietHours: { fromMinute: 1320, untilMinute: 360, callsPerSecond: 5 },
      timeZone: 'Europe/Berlin',
    })
    expect(config.trustedProxies).toEqual(['10.0.0.0/8', 'fd00::/8'])
  })

  test('without a Quay is the demo, on loopback only', () => {
    expect(readConfig({}).demo).toBe(true)
    expect(() => readConfig({ QUAYMASTER_LISTEN: '0.0.0.0:8437' })).toThrow(ConfigError)
    expect(() => readConfig({ QUAYMASTER_PUBLIC_URL: 'https://console.example.org' })).toThrow(ConfigError)
  })
})

describe('quaymaster config check', () => {
  const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
  const check = (environment: Record<string, string>) =>
    spawnSync(process.execPath, [cli, 'config', 'check'], { env: environment, encoding: 'utf8' })

  test('prints every setting with its source and no secret', () => {
    const run = check({ ...good(), QUAYMASTER_TIME_ZONE: 'Asia/Tokyo' })
    expect(run.status).toBe(0)
    expect(run.stdout).toMatch(/QUAYMASTER_QUAY_TOKEN_FILE +set +environment/)
    expect(run.stdout).toMatch(/QUAYMASTER_TIME_ZONE +Asia\/Tokyo +environment/)
    expect(run.stdout).toMatch(/QUAYMASTER_LISTEN +127\.0\.0\.1:8437 +default/)
    expect(run.stdout).toContain('The configuration is good.')
    expect(run.stdout).not.toContain('canary')
  })

  test('lists everything that is wrong and exits with 78', () => {
    const run = check(
      environmentOf({ QUAYMASTER_QUAY_TOKEN_FILE: TOKEN, QUAYMASTER_LISTEN: 'x', QUAYMASTER_NONSENSE: TOKEN }),
    )
    expect(run.status).toBe(EXIT_CONFIG)
    for (const name of ['QUAYMASTER_QUAY_TOKEN_FILE: ', 'QUAYMASTER_LISTEN: ', 'QUAYMASTER_NONSENSE: ']) {
      expect(run.stdout).toContain(name)
    }
    expect(run.stdout + run.stderr).not.toContain('canary')
  })
})
