import * as z from 'zod'
import {
  Listen,
  LogLevel,
  numberBetween,
  PublicUrl,
  QuayUrl,
  QuietHours,
  TimeZone,
  TrustedProxies,
} from './setting-values.ts'

const Path = z.string()

/** Every setting, by its key in the file; in the environment `quayUrl` is `QUAYMASTER_QUAY_URL`. */
export const Settings = z.strictObject({
  quayUrl: QuayUrl.optional(),
  quayTokenFile: Path.optional(),
  quayReadTokenFile: Path.optional(),
  quayCaFile: Path.optional(),
  publicUrl: PublicUrl.optional(),
  listen: Listen.optional(),
  dataDir: Path.optional(),
  databaseUrlFile: Path.optional(),
  keyringFile: Path.optional(),
  trustedProxies: TrustedProxies.optional(),
  quayCallsPerSecond: numberBetween(0.01, 100).optional(),
  quietHours: QuietHours.optional(),
  timeZone: TimeZone.optional(),
  sessionIdleMinutes: numberBetween(1, 1440).optional(),
  sessionHours: numberBetween(1, 168).optional(),
  requestsPerSecond: numberBetween(1, 100_000).optional(),
  usageLogRetentionDays: numberBetween(1, 3650).optional(),
  usageLogDaysSideBySide: numberBetween(1, 16).optional(),
  logLevel: LogLevel.optional(),
})
export type Settings = z.output<typeof Settings>
export type SettingKey = keyof Settings

export const SETTING_KEYS = Object.keys(Settings.shape) as SettingKey[]

const PREFIX = 'QUAYMASTER_'
/** Names the file that may hold the other settings; cannot stand in that file. */
export const CONFIG_FILE_VARIABLE = `${PREFIX}CONFIG_FILE`

export const variableOf = (key: SettingKey): string =>
  PREFIX + key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

export const isOurVariable = (name: string): boolean => name.startsWith(PREFIX)

/** What stands where nothing was set; shown by `config check` and in the README. */
export const DEFAULTS = {
  listen: { host: '127.0.0.1', port: 8437 },
  dataDir: 'quaymaster-data',
  quayCallsPerSecond: 1,
  timeZone: 'UTC',
  sessionIdleMinutes: 30,
  sessionHours: 12,
  requestsPerSecond: 20,
  usageLogRetentionDays: 365,
  usageLogDaysSideBySide: 2,
  logLevel: 'info',
} as const
