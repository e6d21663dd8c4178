import i18next from 'i18next'
import { serverNowMs } from './server-clock.ts'

const language = () => i18next.resolvedLanguage ?? i18next.language ?? 'en'

function cached<T>(create: (language: string) => T): () => T {
  const made = new Map<string, T>()
  return () => {
    const key = language()
    const found = made.get(key) ?? create(key)
    made.set(key, found)
    return found
  }
}

const numberFormat = cached((key) => new Intl.NumberFormat(key))
const relativeFormat = cached((key) => new Intl.RelativeTimeFormat(key, { numeric: 'auto', style: 'short' }))
const clockFormat = cached(
  (key) => new Intl.DateTimeFormat(key, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
)
const dayFormat = cached((key) => new Intl.DateTimeFormat(key, { dateStyle: 'medium' }))
const absoluteFormat = cached(
  (key) =>
    new Intl.DateTimeFormat(key, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    }),
)
const listFormat = cached((key) => new Intl.ListFormat(key, { type: 'conjunction' }))

export const formatNumber = (value: number): string => numberFormat().format(value)
export const formatList = (values: readonly string[]): string => listFormat().format(values)

/** Full local time with its zone: "Nov 23, 2026, 17:03:12 GMT+1". */
export const formatInstant = (iso: string): string => absoluteFormat().format(new Date(iso))
/** "12:03" today, day and time otherwise. */
export function formatClock(iso: string, nowMs = serverNowMs()): string {
  const at = new Date(iso)
  const isToday = at.toDateString() === new Date(nowMs).toDateString()
  return isToday ? clockFormat().format(at) : `${dayFormat().format(at)} ${clockFormat().format(at)}`
}

const STEPS = [
  { unit: 'second', seconds: 1, below: 60 },
  { unit: 'minute', seconds: 60, below: 60 * 60 },
  { unit: 'hour', seconds: 60 * 60, below: 24 * 60 * 60 },
  { unit: 'day', seconds: 24 * 60 * 60, below: 100 * 24 * 60 * 60 },
  { unit: 'month', seconds: 30 * 24 * 60 * 60, below: 2 * 365 * 24 * 60 * 60 },
  { unit: 'year', seconds: 365 * 24 * 60 * 60, below: Infinity },
] as const

const NOW_WITHIN_SECONDS = 10

/** "3 min. ago", "in 2 hr."; what is closer than ten seconds is now. */
export function formatAge(iso: string, nowMs = serverNowMs()): string {
  const seconds = (new Date(iso).getTime() - nowMs) / 1000
  if (Math.abs(seconds) < NOW_WITHIN_SECONDS) return relativeFormat().format(0, 'second')
  const step = STEPS.find(({ below }) => Math.abs(seconds) < below) ?? STEPS[5]
  return relativeFormat().format(Math.trunc(seconds / step.seconds), step.unit)
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const

/** Bytes in steps of 1024, as Quay counts its quota, with at most three digits: "10 GB", "1.5 MB". */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), BYTE_UNITS.length - 1)
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: BYTE_UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumSignificantDigits: 3,
  }).format(bytes / 1024 ** power)
}

/** A part of a whole as a percentage without decimals; what is above nothing is at least 1 %. */
export function formatShare(part: number, whole: number): string {
  const share = whole === 0 ? 0 : part / whole
  const shown = share > 0 && share < 0.01 ? 0.01 : share
  return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 }).format(shown)
}
