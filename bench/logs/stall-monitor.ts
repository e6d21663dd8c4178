import { openSync, readSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

/**
 * Loaded into the console before it starts: how long its main thread stood still. The time it was ready and waited for a
 * processor is left out: the simulated Quay and the bench itself share the machine's, and their load is not the console's.
 */
const TICK_MS = 5
const NS_PER_MS = 1_000_000
const LINE_BYTES = 128

/** Reads how long this thread ever waited for a processor, in milliseconds; Linux counts it for every thread. */
function waitingClock(): () => number {
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
  const line = Buffer.alloc(LINE_BYTES)
  return () => {
    const length = readSync(file, line, 0, LINE_BYTES, 0)
    return Number(line.toString('latin1', 0, length).split(' ')[1]) / NS_PER_MS
  }
}

function watch(file: string): void {
  const waitedMs = waitingClock()
  let tick = { atMs: performance.now(), waitedMs: waitedMs() }
  let longestMs = 0
  setInterval(() => {
    const now = { atMs: performance.now(), waitedMs: waitedMs() }
    longestMs = Math.max(longestMs, now.atMs - tick.atMs - TICK_MS - (now.waitedMs - tick.waitedMs))
    tick = now
  }, TICK_MS).unref()
  process.on('SIGUSR2', () => {
    writeFileSync(file, String(longestMs))
    longestMs = 0
  })
}

const file = process.env['BENCH_STALLS_FILE']
if (isMainThread && file !== undefined) watch(file)
