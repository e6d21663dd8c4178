import type { Delivery } from './delivery.ts'
import type { SimulatorRequest } from './http-message.ts'

/** One call as it came in, whichever protocol carried it. */
export type Exchange = {
  request: SimulatorRequest
  protocol: 'h1' | 'h2'
  /**
   * Sends the answer in the manner asked for.
   * @param signal ends an answer that would go on for ever, and breaks its connection
   */
  deliver: (delivery: Delivery, signal: AbortSignal) => Promise<void>
}

/** Headers as the registry's code reads them: lower-case names, one text each. */
export function plainHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string | undefined> {
  const entries = Object.entries(headers).filter(([name]) => !name.startsWith(':'))
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]))
}

/** What nginx, which stands before Quay, adds to every answer (Quay: conf/nginx). */
export function withProxyHeaders(
  headers: Record<string, string | string[]>,
  scheme: 'http' | 'https',
): Record<string, string | string[]> {
  const added: Record<string, string> = { server: 'nginx', 'x-frame-options': 'DENY' }
  if (scheme === 'https') added['strict-transport-security'] = 'max-age=63072000; preload'
  return {
    ...added,
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  }
}

/** Waits for an answer that may go on for ever; the signal breaks it off, and a broken answer is an answer given. */
export async function untilAborted(signal: AbortSignal, breakOff: () => void, sending: Promise<void>): Promise<void> {
  signal.addEventListener('abort', breakOff)
  try {
    if (signal.aborted) breakOff()
    await sending
  } catch {
    breakOff()
  } finally {
    signal.removeEventListener('abort', breakOff)
  }
}
