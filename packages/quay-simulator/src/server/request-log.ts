import type { SimulatorRequest } from './http-message.ts'

/** A call that the simulator saw. */
export type LoggedRequest = {
  method: string
  /** Exactly as it stood on the request line. */
  rawUrl: string
  operation: string
  /** The name of the token that came along, `other` for any other credential, `none`. */
  token: string
  headers: Record<string, string | undefined>
  protocol: 'h1' | 'h2'
  /** Of the answer; null while there is none, and where none was ever sent. */
  status: number | null
  /** Whether the registry did the work, whatever became of the answer. */
  isExecuted: boolean
  /** The kind of the fault that hit the call. */
  fault: string | null
  startedAt: string
}

/** The calls that the simulator saw, oldest first; only the newest are kept. */
export type RequestLog = {
  list: () => readonly LoggedRequest[]
  /** The calls of one operation. */
  of: (operation: string) => readonly LoggedRequest[]
  clear: () => void
}

/** Makes a log that keeps the newest `capacity` calls. */
export function createRequestLog(capacity = 10_000): RequestLog & { add: (entry: LoggedRequest) => void } {
  const ring: LoggedRequest[] = []
  let oldest = 0
  const list = (): LoggedRequest[] => [...ring.slice(oldest), ...ring.slice(0, oldest)]
  return {
    list,
    of: (operation) => list().filter((entry) => entry.operation === operation),
    clear: () => {
      ring.length = 0
      oldest = 0
    },
    add: (entry) => {
      if (ring.length < capacity) return void ring.push(entry)
      ring[oldest] = entry
      oldest = (oldest + 1) % capacity
    },
  }
}

/** Names the credential of a call. */
export function tokenNameOf(request: SimulatorRequest, tokens: Readonly<Record<string, string>>): string {
  const authorization = request.headers['authorization']
  if (authorization === undefined) return 'none'
  const [, bearer] = /^bearer\s+(\S+)$/i.exec(authorization) ?? []
  return Object.entries(tokens).find(([, token]) => token === bearer)?.[0] ?? 'other'
}
