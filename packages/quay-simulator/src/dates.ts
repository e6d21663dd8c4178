const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const two = (value: number): string => String(value).padStart(2, '0')

/** `Mon, 23 Nov 2026 07:24:32 -0000`: robots, tokens of apps, notifications, logs, syncs (identity.md 1.12). */
export function rfc2822(instantMs: number): string {
  const date = new Date(instantMs)
  const year = String(date.getUTCFullYear()).padStart(4, '0')
  const day = `${days[date.getUTCDay()]}, ${two(date.getUTCDate())} ${months[date.getUTCMonth()]} ${year}`
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} -0000`
}

/** `2036-11-22T19:01:28.662637Z`: tokens of applications. */
export const isoMicroseconds = (instantMs: number): string => `${new Date(instantMs).toISOString().slice(0, -1)}000Z`

/** `Mon, 23 Nov 2026 06:55:31 GMT`: service keys. */
export const httpDate = (instantMs: number): string => new Date(instantMs).toUTCString()
