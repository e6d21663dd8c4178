import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread, Worker } from 'node:worker_threads'

/** Loaded into the console before it starts: how long its main thread stands still, beside a thread that has nothing to do. */
const RESOLUTION_MS = 5
const NS_PER_MS = 1_000_000

const IDLE_THREAD = `
  const { monitorEventLoopDelay } = require('node:perf_hooks')
  const { parentPort } = require('node:worker_threads')
  const delay = monitorEventLoopDelay({ resolution: ${RESOLUTION_MS} })
  delay.enable()
  parentPort.on('message', () => { parentPort.postMessage(delay.max); delay.reset() })
`

function watch(file: string): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  const idle = new Worker(IDLE_THREAD, { eval: true, execArgv: [] })
  idle.unref()
  delay.enable()
  idle.on('message', (idleNs: number) => {
    writeFileSync(file, JSON.stringify({ mainMs: delay.max / NS_PER_MS, idleMs: idleNs / NS_PER_MS }))
    delay.reset()
  })
  process.on('SIGUSR2', () => idle.postMessage(null))
}

const file = process.env['BENCH_STALLS_FILE']
if (isMainThread && file !== undefined) watch(file)
