import { X509Certificate } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { type Files, realFiles } from './files.ts'
import { isKeyring, readKeyring } from './keyring.ts'
import { ConfigError, type ConfigProblem, type ConfigReason } from './problem.ts'
import { type Environment, gatherSettings, type RawSettings } from './raw-settings.ts'
import { readTokenFile } from './secret-file.ts'
import { isLoopbackHost, type ListenAddress, type LogLevel, type QuietHours } from './setting-values.ts'
import { DEFAULTS, type SettingKey, SETTING_KEYS, Settings, variableOf } from './settings.ts'
import { Secret } from '../redaction/secret.ts'

/** Which Quay, and with what the console asks it. At least one of the two tokens is there. */
export type QuaySettings = {
  /** Scheme, host and port, nothing more. */
  readonly url: string
  readonly token: Secret | undefined
  readonly tokenFile: string | undefined
  readonly readToken: Secret | undefined
  readonly readTokenFile: string | undefined
  /** PEM of the authority that signed Quay's certificate, where it is a private one. */
  readonly ca: string | undefined
}

/** Everything that an operator decides, understood and checked. Nothing else reads the environment. */
export type Config = {
  /** True when no Quay was configured: an embedded simulator, on loopback only. */
  readonly demo: boolean
  /** Undefined in the demo until it is composed. */
  readonly quay: QuaySettings | undefined
  readonly budget: {
    readonly callsPerSecond: number
    readonly quietHours: QuietHours | undefined
    readonly timeZone: string
  }
  readonly listen: ListenAddress
  /** True where nobody named a port: another free one does as well. */
  readonly isPortFree: boolean
  /** The origin that browsers use; undefined means the listen address itself. */
  readonly publicOrigin: string | undefined
  readonly trustedProxies: readonly string[]
  readonly dataDir: string
  readonly keyringFile: string
  /** True where a missing keyring is made: nobody named one. */
  readonly canMakeKeyring: boolean
  readonly session: { readonly idleMs: number; readonly absoluteMs: number }
  readonly usageLogs: {
    /** How long entries are kept, from the day on that they tell of. */
    readonly retentionDays: number
    /** How many days a search reads from Quay at once. */
    readonly daysSideBySide: number
  }
  /** What one session may ask for in a second on average. */
  readonly requestsPerSecond: number
  readonly logLevel: LogLevel
}

/** The whole configuration as it was found, for `quaymaster config check`. */
export type ConfigReading = {
  readonly raw: RawSettings
  readonly config: Config | undefined
  readonly problems: readonly ConfigProblem[]
}

/** Settings that mean a real registry: with one of them and no Quay URL, a demo would be an accident. */
const NEVER_IN_A_DEMO = [
  'quayTokenFile',
  'quayReadTokenFile',
  'quayCaFile',
  'publicUrl',
  'keyringFile',
  'trustedProxies',
  'databaseUrlFile',
] as const satisfies readonly SettingKey[]

/** An older clock is wrong: certificates, sessions and the trail would be too. */
const EARLIEST_START = Date.parse('2026-06-01T00:00:00Z')

class Checks {
  readonly problems: ConfigProblem[] = []
  readonly #raw: RawSettings

  constructor(raw: RawSettings) {
    this.#raw = raw
    this.problems.push(...raw.problems)
  }

  add(key: SettingKey, reason: ConfigReason): undefined {
    const setting = this.#raw.sources[key] === 'file' ? key : variableOf(key)
    if (!this.problems.some((problem) => problem.setting === setting)) this.problems.push({ setting, reason })
    return undefined
  }
}

function parseSettings(raw: RawSettings, checks: Checks): Settings {
  const values: Record<string, unknown> = {}
  for (const key of SETTING_KEYS) {
    const text = raw.values[key]
    if (text === undefined || text.trim() === '') continue
    const parsed = Settings.shape[key].safeParse(text.trim())
    if (parsed.success) values[key] = parsed.data
    else checks.add(key, (parsed.error.issues[0]?.message ?? 'value_illegal') as ConfigReason)
  }
  return values
}

function readToken(key: 'quayTokenFile' | 'quayReadTokenFile', path: string | undefined, files: Files, checks: Checks) {
  if (path === undefined) return undefined
  const token = readTokenFile(path, files)
  return token instanceof Secret ? token : checks.add(key, token)
}

function readCa(path: string | undefined, files: Files, checks: Checks): string | undefined {
  if (path === undefined) return undefined
  if (files.stat(path)?.isFile !== true) return checks.add('quayCaFile', 'file_missing')
  try {
    const pem = files.read(path)
    return new X509Certificate(pem).raw.length > 0 ? pem : undefined
  } catch {
    return checks.add('quayCaFile', 'ca_malformed')
  }
}

function readQuay(settings: Settings, files: Files, checks: Checks): QuaySettings | undefined {
  if (settings.quayUrl === undefined) {
    const stray = NEVER_IN_A_DEMO.find((key) => settings[key] !== undefined)
    if (stray !== undefined) checks.add('quayUrl', 'quay_url_missing')
    return undefined
  }
  const token = readToken('quayTokenFile', settings.quayTokenFile, files, checks)
  const readOnlyToken = readToken('quayReadTokenFile', settings.quayReadTokenFile, files, checks)
  if (settings.quayTokenFile === undefined && settings.quayReadTokenFile === undefined) {
    checks.add('quayTokenFile', 'token_missing')
  }
  if (token !== undefined && token.reveal() === readOnlyToken?.reveal()) checks.add('quayReadTokenFile', 'tokens_equal')
  return {
    url: settings.quayUrl,
    token,
    tokenFile: settings.quayTokenFile,
    readToken: readOnlyToken,
    readTokenFile: settings.quayReadTokenFile,
    ca: readCa(settings.quayCaFile, files, checks),
  }
}

function checkOrigin(settings: Settings, raw: RawSettings, isDemo: boolean, checks: Checks): void {
  const isLoopback = isLoopbackHost((settings.listen ?? DEFAULTS.listen).host)
  if (isDemo) {
    if (!isLoopback) checks.add('listen', 'demo_not_loopback')
    return
  }
  if (settings.publicUrl === undefined && raw.values.publicUrl === undefined && !isLoopback) {
    checks.add('publicUrl', 'public_url_missing')
  }
  // Behind https somebody else ends TLS; unless that one is trusted, the Secure cookie would silently not be set.
  if (settings.publicUrl?.startsWith('https:') === true && raw.values.trustedProxies === undefined) {
    checks.add('trustedProxies', 'proxies_missing')
  }
  if (settings.publicUrl?.startsWith('http:') === true && !isLoopback) checks.add('listen', 'public_url_not_https')
}

function checkDataDir(path: string, files: Files, checks: Checks): void {
  let place = path
  while (files.stat(place) === undefined && dirname(place) !== place) place = dirname(place)
  if (files.stat(place)?.isDirectory !== true || !files.isWritable(place)) checks.add('dataDir', 'data_dir_unusable')
}

function checkKeyring(settings: Settings, files: Files, checks: Checks): void {
  if (settings.keyringFile === undefined) return
  const keyring = readKeyring(settings.keyringFile, variableOf('keyringFile'), files)
  if (!isKeyring(keyring)) checks.add('keyringFile', keyring.reason)
}

/** Reads and checks everything, and reports all that is wrong at once. */
export function inspectConfig(environment: Environment, files: Files = realFiles, now = Date.now()): ConfigReading {
  const raw = gatherSettings(environment, files)
  const checks = new Checks(raw)
  const settings = parseSettings(raw, checks)
  if (now < EARLIEST_START) checks.problems.push({ setting: 'clock', reason: 'clock_wrong' })
  if (settings.databaseUrlFile !== undefined) checks.add('databaseUrlFile', 'database_not_yet')
  const isDemo = raw.values.quayUrl === undefined
  const quay = readQuay(settings, files, checks)
  checkOrigin(settings, raw, isDemo, checks)
  checkKeyring(settings, files, checks)
  const dataDir = resolve(settings.dataDir ?? DEFAULTS.dataDir)
  checkDataDir(dataDir, files, checks)
  const config: Config = {
    demo: isDemo,
    quay,
    budget: {
      callsPerSecond: settings.quayCallsPerSecond ?? DEFAULTS.quayCallsPerSecond,
      quietHours: settings.quietHours,
      timeZone: settings.timeZone ?? DEFAULTS.timeZone,
    },
    listen: settings.listen ?? DEFAULTS.listen,
    isPortFree: settings.listen === undefined && isDemo,
    publicOrigin: settings.publicUrl,
    trustedProxies: settings.trustedProxies ?? [],
    dataDir,
    keyringFile: settings.keyringFile ?? join(dataDir, 'keyring.json'),
    canMakeKeyring: settings.keyringFile === undefined,
    usageLogs: {
      retentionDays: settings.usageLogRetentionDays ?? DEFAULTS.usageLogRetentionDays,
      daysSideBySide: settings.usageLogDaysSideBySide ?? DEFAULTS.usageLogDaysSideBySide,
    },
    session: {
      idleMs: (settings.sessionIdleMinutes ?? DEFAULTS.sessionIdleMinutes) * 60_000,
      absoluteMs: (settings.sessionHours ?? DEFAULTS.sessionHours) * 3_600_000,
    },
    requestsPerSecond: settings.requestsPerSecond ?? DEFAULTS.requestsPerSecond,
    logLevel: settings.logLevel ?? (isDemo ? 'warn' : DEFAULTS.logLevel),
  }
  return { raw, config: checks.problems.length === 0 ? config : undefined, problems: checks.problems }
}

/**
 * The configuration to start with.
 * @throws {ConfigError} with everything that is wrong.
 */
export function readConfig(environment: Environment, files: Files = realFiles, now = Date.now()): Config {
  const { config, problems } = inspectConfig(environment, files, now)
  if (config === undefined) throw new ConfigError(problems)
  return config
}
