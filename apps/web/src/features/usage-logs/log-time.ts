import i18next from 'i18next'

export const DAY_MS = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

function format(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const language = i18next.language
  const known = formats.get(`${language} ${key}`)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(language, options)
  formats.set(`${language} ${key}`, made)
  return made
}

const TIME: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' }

/** Full local time without its zone, which stands over the column. */
export const formatLogTime = (instant: string): string => format('time', TIME).format(new Date(instant))

/** The zone that local times are in: "GMT+1". */
export function formatZone(instant: string): string {
  const parts = format('zone', { timeZoneName: 'short' }).formatToParts(new Date(instant))
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** A UTC day: "Nov 9, 2026". */
export const formatDay = (day: string): string =>
  format('day', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** A UTC day without its year, for the edges of a chart. */
export const formatShortDay = (day: string): string =>
  format('short-day', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

export const formatMonth = (day: string): string =>
  format('month', { month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
