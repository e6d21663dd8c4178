import { isIP } from 'node:net'
import * as z from 'zod'
import type { ConfigReason } from './problem.ts'

const fail = (context: z.RefinementCtx, reason: ConfigReason): never => {
  context.addIssue({ code: 'custom', message: reason })
  return z.NEVER
}

function parseUrl(text: string): URL | undefined {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined
  const isBare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  return isBare ? url : undefined
}

export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)

export const QuayUrl = z.string().transform((text, context) => {
  const url = parseUrl(text)
  if (url === undefined) return fail(context, 'url_illegal')
  // A hosted registry has no superuser routes for us, and a token sent there would stand in a stranger's log.
  if (url.hostname === 'quay.io' || url.hostname.endsWith('.quay.io')) return fail(context, 'quay_io')
  return url.origin
})

export const PublicUrl = z.string().transform((text, context) => {
  const url = parseUrl(text)
  if (url === undefined) return fail(context, 'url_illegal')
  if (url.protocol !== 'https:' && !isLoopbackHost(url.hostname)) return fail(context, 'public_url_not_https')
  return url.origin
})

export type ListenAddress = { host: string; port: number }

export const Listen = z.string().transform((text, context): ListenAddress => {
  const match = /^(?:(?<host>[\w.-]+|\[[0-9a-fA-F:.]+\]):)?(?<port>\d{1,5})$/.exec(text)
  const port = Number(match?.groups?.['port'])
  if (match === null || port > 65_535) return fail(context, 'listen_illegal')
  return { host: (match.groups?.['host'] ?? '127.0.0.1').replace(/^\[|\]$/g, ''), port }
})

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128) && Number(bits) > 0)
}

/** Addresses or networks, comma separated. `true` or a number of hops would believe whoever connects. */
export const TrustedProxies = z.string().transform((text, context) => {
  const networks = text.split(',').map((item) => item.trim())
  return networks.every(isNetwork) ? networks : fail(context, 'proxies_illegal')
})

export const numberBetween = (min: number, max: number) =>
  z.string().transform((text, context) => {
    const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
    return value >= min && value <= max ? value : fail(context, 'number_illegal')
  })

export const TimeZone = z.string().transform((text, context) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return fail(context, 'time_zone_unknown')
  }
})

/** A part of the day, in the configured time zone, with its own rate of calls. Minutes since midnight. */
export type QuietHours = { fromMinute: number; untilMinute: number; callsPerSecond: number }

/** For example `22:00-06:00=5`: from ten to six, five calls a second. */
export const QuietHours = z.string().transform((text, context): QuietHours => {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)=(\d{1,3}(?:\.\d+)?)$/.exec(text)
  const [fromHour = 0, from = 0, untilHour = 0, until = 0, rate = 0] = (match ?? []).slice(1).map(Number)
  const hours = { fromMinute: fromHour * 60 + from, untilMinute: untilHour * 60 + until, callsPerSecond: rate }
  const isUsable = match !== null && rate > 0 && rate <= 100 && hours.fromMinute !== hours.untilMinute
  return isUsable ? hours : fail(context, 'quiet_hours_illegal')
})

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export const LogLevel = z
  .string()
  .transform((text, context) => LOG_LEVELS.find((level) => level === text) ?? fail(context, 'log_level_unknown'))
