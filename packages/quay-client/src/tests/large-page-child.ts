import { connect } from './local-server.ts'

/** Reads one page in a process of its own, and tells how much memory was in use at most while it did. */
const [url = ''] = process.argv.slice(2)
const collect = globalThis.gc
if (collect === undefined) throw new TypeError('It needs --expose-gc.')

function usedBytes(): number {
  // Buffers that a collection lets go are freed beside it; the next one waits until they are.
  collect?.()
  collect?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

await using quay = connect(url)
const query = { scope: { kind: 'registry' }, from: '2026-11-03', to: '2026-11-03' } as const
// Looking at the memory takes most of the time.
const patient = { deadlineMs: 120_000 }
// What is loaded once is no part of the page.
await quay.logs.counts(query, patient)
const before = usedBytes()
let peak = before
const sampling = setInterval(() => (peak = Math.max(peak, usedBytes())), 200)
const page = await quay.logs.page(query, patient)
peak = Math.max(peak, usedBytes())
clearInterval(sampling)
process.stdout.write(
  JSON.stringify({
    usedMib: (peak - before) / 1024 / 1024,
    entries: page.entries.length,
    tails: page.entries.map(({ metadata }) => String(metadata['description']).slice(-40)),
    next: page.next?.token,
  }),
)
