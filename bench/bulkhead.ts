import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { createQuayClient } from '@quaymaster/quay-client'
import { createQuaySimulator } from '@quaymaster/quay-simulator'
import type { Bench } from './measurement.ts'

const CALLS = 48
const PLACES = 12

/** What an h2 server of this process saw: sessions opened, and the most streams that were open at once. */
function watchServer(): { seen: () => { sessions: number; atOnce: number }; stop: () => void } {
  let sessions = 0
  let open = 0
  let atOnce = 0
  const listeners = {
    'net.server.socket': () => void (sessions += 1),
    'http2.server.stream.start': () => {
      open += 1
      atOnce = Math.max(atOnce, open)
    },
    'http2.server.stream.close': () => void (open -= 1),
  }
  for (const [name, listener] of Object.entries(listeners)) subscribe(name, listener)
  return {
    seen: () => ({ sessions, atOnce }),
    stop: () => {
      for (const [name, listener] of Object.entries(listeners)) unsubscribe(name, listener)
    },
  }
}

/** 48 calls at once over h2: undici would open one session and let them all through. */
export const bulkheadBench: Bench = {
  name: 'bulkhead',
  measure: async () => {
    const watch = watchServer()
    await using quay = await createQuaySimulator({ tls: true, latencyMs: 50, workers: PLACES })
    const client = createQuayClient({
      baseUrl: quay.url,
      ca: quay.ca,
      token: quay.tokens.rw,
      bulkhead: { running: PLACES, waiting: CALLS, waitMs: 30_000 },
    })
    try {
      await Promise.all(Array.from({ length: CALLS }, () => client.users.list({ limit: 1 })))
    } finally {
      await client.close()
      watch.stop()
    }
    const { sessions, atOnce } = watch.seen()
    return [
      { name: 'bulkhead.sessions', value: sessions, bar: PLACES, hope: 1, better: 'lower' },
      { name: 'bulkhead.calls-at-once', value: atOnce, bar: PLACES, hope: PLACES, better: 'lower' },
    ]
  },
}
