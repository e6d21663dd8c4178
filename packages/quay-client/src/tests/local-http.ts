import { createQuayHttp } from '../transport/http.ts'
import type { QuayHttp } from '../transport/http.ts'
import { TOKEN } from './local-server.ts'

/** The transport alone, for requests that no resource makes; it is closed at the end of the test. */
export function connectHttp(url: string): QuayHttp & AsyncDisposable {
  const http = createQuayHttp({
    origin: url,
    token: TOKEN,
    ca: undefined,
    userAgent: 'quay-client',
    deadlineMs: { read: 10_000, background: 10_000, write: 10_000 },
    bulkhead: { running: 4, backgroundRunning: 2, waiting: 4, waitMs: 2_000 },
    maxResponseBytes: 1024 * 1024,
    redact: (text) => text,
    onCall: () => undefined,
  })
  return { ...http, [Symbol.asyncDispose]: () => http.close() }
}
