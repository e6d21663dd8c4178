const HOUR_MS = 3_600_000

/**
 * Writes instants as local time with its offset, `2026-11-03 10:11:12 +09:00`. Offsets change on the hour at most, so that
 * one is worked out for each hour: a million rows need few of them.
 */
export function zonedClock(timeZone: string): (instant: string) => string {
  const offsets = new Map<number, number>()
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  return (instant) => {
    const ms = Date.parse(instant)
    const hour = Math.floor(ms / HOUR_MS)
    const minutes = offsets.get(hour) ?? offsetMinutes(format, ms)
    offsets.set(hour, minutes)
    const local = new Date(ms + minutes * 60_000).toISOString()
    return `${local.slice(0, 10)} ${local.slice(11, 19)} ${offsetText(minutes)}`
  }
}

function offsetMinutes(format: Intl.DateTimeFormat, ms: number): number {
  const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign = '+', hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const digits = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`
}
