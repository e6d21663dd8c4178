import type { UsageLogLine } from '@quaymaster/contracts/usage-logs'
import type { LogQuery } from '../../usage-logs/filter/log-filter.ts'
import type { StoredEntry } from '../../usage-logs/entry/entry.ts'
import type { LogStore } from '../../usage-logs/log-store.ts'
import { createMatcher } from '../../usage-logs/filter/entry-matcher.ts'
import { presentEntry } from './present.ts'
import type { LogViewer } from './present.ts'

/** A sign of life for proxies between the two ends; the reader skips empty lines. */
const BEAT_MS = 10_000
/** A reader that does not read is not waited for: it starts again from its last entry. */
const MOST_HELD_BACK = 5000

export type TailOptions = {
  store: LogStore
  query: LogQuery
  viewer: LogViewer
  signal: AbortSignal
}

/** Entries that arrive from now on, as NDJSON lines, oldest first. Ends when the signal says so. */
export async function* tailLines({ store, query, viewer, signal }: TailOptions): AsyncGenerator<string> {
  const waiting: StoredEntry[] = []
  const matches = createMatcher(query)
  let blocker: LogStore['blocker'] = null
  let wake = () => {}
  const unfollow = store.follow((entries) => {
    for (const entry of entries) if (matches(entry)) waiting.push(entry)
    wake()
  })
  signal.addEventListener('abort', () => wake(), { once: true })
  try {
    store.markAttended()
    yield '\n'
    while (!signal.aborted && waiting.length <= MOST_HELD_BACK) {
      if (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          const beat = setTimeout(resolve, BEAT_MS)
          wake = () => {
            clearTimeout(beat)
            resolve()
          }
        })
      }
      if (signal.aborted) return
      store.markAttended()
      // Silence while nothing can be read is not the silence of a registry in which nothing happens.
      if (store.blocker !== blocker) {
        blocker = store.blocker
        yield `${JSON.stringify({ type: 'tail', blocker } satisfies UsageLogLine)}\n`
      }
      const lines = waiting.splice(0).map((entry) => JSON.stringify(lineOf(entry, viewer)))
      yield lines.length === 0 ? '\n' : `${lines.join('\n')}\n`
    }
  } finally {
    unfollow()
  }
}

const lineOf = (entry: StoredEntry, viewer: LogViewer): UsageLogLine => ({
  type: 'entry',
  entry: presentEntry(entry, viewer),
})
