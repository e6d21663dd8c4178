import type { LocalServer } from './local-server.ts'
import { sendJson, startServer } from './local-server.ts'

const PAGE = 20
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** As Quay prints an instant. */
export function rfc2822(iso: string): string {
  const at = new Date(iso)
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${DAYS[at.getUTCDay()]}, ${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`
  return `${date} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} -0000`
}

export type LocalLog = AsyncDisposable & { url: string; asked: URL[] }

/**
 * A log whose pages behave as Quay's (content.md 1.1): 20 entries, a token after every page with entries, and the first
 * page again for a token that `isForgotten`.
 */
export async function startLog(
  instants: readonly string[],
  isForgotten: (token: string) => boolean = () => false,
): Promise<LocalLog> {
  const asked: URL[] = []
  const server: LocalServer = await startServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://quay.invalid')
    asked.push(url)
    const token = url.searchParams.get('next_page') ?? ''
    const start = /^t\d+$/.test(token) && !isForgotten(token) ? Number(token.slice(1)) : 0
    const logs = instants.slice(start, start + PAGE).map((at, index) => ({
      kind: 'pull_repo',
      metadata: { n: start + index },
      ip: '203.0.113.7',
      datetime: rfc2822(at),
    }))
    sendJson(response, 200, {
      start_time: rfc2822('2026-11-03T00:00:00Z'),
      end_time: rfc2822('2026-11-04T00:00:00Z'),
      logs,
      ...(logs.length > 0 ? { next_page: `t${start + logs.length}` } : {}),
    })
  })
  return { url: server.url, asked, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}
