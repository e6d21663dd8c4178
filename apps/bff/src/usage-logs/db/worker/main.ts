import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { flawOf } from './file/log-file.ts'
import { LogWorker } from './log-worker.ts'
import type { OperationName, WorkerAnswer, WorkerRequest } from './operations.ts'

type Request = Exclude<WorkerRequest, { name: 'cancel' }>

/** Pages of days: those that wait at the same time share a transaction, which costs more than what is in it. */
const PAGES: ReadonlySet<OperationName> = new Set(['beginDay', 'continueDay'])

/** Nothing to do for so long is time to convert and index: while days are read fast it is not. */
const REST_MS = 100

const port = parentPort
if (port === null) throw new Error('This file is the beginning of a thread.')
const worker = new LogWorker()
const cancelled = new Set<number>()
const running = new Set<number>()
let pages: Request[] = []

const answer = (message: WorkerAnswer) => port.postMessage(message)

/** Operations that look through much come back now and then, so that others get their turn, and can be cancelled. */
async function perform(request: Request): Promise<void> {
  running.add(request.id)
  try {
    const work = worker.perform(request.name, request.input)
    for (;;) {
      const step = await work.next()
      if (step.done === true) return answer({ id: request.id, output: step.value })
      await yieldToEventLoop()
      if (cancelled.has(request.id)) {
        return answer({ id: request.id, error: { message: 'cancelled', flaw: 'cancelled' } })
      }
    }
  } catch (error) {
    answer({ id: request.id, error: { message: String(error), flaw: flawOf(error) } })
  } finally {
    running.delete(request.id)
    cancelled.delete(request.id)
  }
}

function keepPages(): void {
  const waiting = pages
  pages = []
  try {
    const outputs = worker.performTogether(waiting)
    for (const [index, { id }] of waiting.entries()) answer({ id, output: outputs[index] })
  } catch {
    // Each by itself: what is wrong with one is nothing to the others.
    for (const request of waiting) void perform(request)
  }
}

const resting = setTimeout(workInBackground, REST_MS)
let nextWork: NodeJS.Immediate | undefined

function workInBackground(): void {
  nextWork = undefined
  if (running.size > 0 || pages.length > 0) return
  try {
    if (worker.workInBackground()) nextWork = setImmediate(workInBackground)
  } catch {
    // Who writes or reads next learns what is wrong with the file.
  }
}

/** While others keep the thread busy some entries are converted all the same, so often: who searches waits for them. */
const CONVERT_MS = 60
let isConversionDue = false

function convertMeanwhile(): void {
  isConversionDue = false
  try {
    worker.convertSome()
  } catch {
    // Who writes or reads next learns what is wrong with the file.
  }
}

port.on('message', (request: WorkerRequest) => {
  if (!isConversionDue) setTimeout(convertMeanwhile, CONVERT_MS)
  isConversionDue = true
  clearImmediate(nextWork)
  resting.refresh()
  if (request.name === 'cancel') {
    if (running.has(request.id)) cancelled.add(request.id)
  } else if (PAGES.has(request.name)) {
    if (pages.push(request) === 1) setImmediate(keepPages)
  } else {
    void perform(request)
  }
})
