const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-23T16:00:00.123456Z`, the instant of a row as page tokens carry it. */
export function isoOfMicroseconds(instantUs: number): string {
  const wholeMs = Math.floor(instantUs / 1000)
  const rest = String(instantUs - wholeMs * 1000).padStart(3, '0')
  return `${new Date(wholeMs).toISOString().slice(0, -1)}${rest}Z`
}

/** The microseconds since 1970 of such a text. */
export const microsecondsOfIso = (text: string): number =>
  Date.parse(`${text.slice(0, 23)}Z`) * 1000 + Number(text.slice(23, 26))

/** `11/23/2026`, as days are written in queries and in the call after an export. */
export function monthDayYear(instantMs: number): string {
  const date = new Date(instantMs)
  return `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${String(date.getUTCFullYear()).padStart(4, '0')}`
}

/** Midnight (UTC) of a day written `MM/DD/YYYY`, as Python's `strptime` reads it; undefined for anything else (logs-windows.json). */
export function parseMonthDayYear(text: string): number | undefined {
  const [, month, day, year] = /^(1[0-2]|0?[1-9])\/(3[01]|[12]\d|[0 ]?[1-9])\/(\d{4})$/.exec(text)?.map(Number) ?? []
  if (!month || !day || !year) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 ? date.getTime() : undefined
}
