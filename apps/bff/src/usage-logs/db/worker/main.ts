import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { indexTexts } from './entries/text-indexer.ts'
import { convertSome } from './file/convert.ts'
import { flawOf } from './file/log-file.ts'
import { LogStoreFile } from './file/log-store-file.ts'
import { isPageWrite, runOperation, writeTogether } from './operations.ts'
import type { OperationRequest, WorkerAnswer, WorkerRequest } from './operations.ts'

/** Nothing to do for so long is time to convert and index: while days are read fast it is not. */
const IDLE_MS = 100
/** While others keep the thread busy some entries are converted all the same, so often: searches wait for them. */
const CONVERT_MS = 60

const port = parentPort
if (port === null) throw new Error('This file is the beginning of a thread.')
const store = new LogStoreFile()
const cancelled = new Set<number>()
const running = new Set<number>()
let pages: OperationRequest[] = []

const answer = (message: WorkerAnswer) => port.postMessage(message)

/** Operations that look through much come back now and then, so that others get their turn, and can be cancelled. */
async function perform(request: OperationRequest): Promise<void> {
  const { id } = request
  running.add(id)
  try {
    const work = runOperation(store, request)
    for (;;) {
      const step = await work.next()
      if (step.done === true) return answer({ id, output: step.value })
      await yieldToEventLoop()
      if (cancelled.has(id)) return answer({ id, error: { message: 'cancelled', flaw: 'cancelled' } })
    }
  } catch (error) {
    answer({ id, error: { message: String(error), flaw: flawOf(error) } })
  } finally {
    running.delete(id)
    cancelled.delete(id)
  }
}

function writePages(): void {
  const waiting = pages
  pages = []
  try {
    const outputs = writeTogether(store, waiting)
    for (const [index, { id }] of waiting.entries()) answer({ id, output: outputs[index] })
  } catch {
    // Each by itself: what is wrong with one is nothing to the others.
    for (const request of waiting) void perform(request)
  }
}

const idle = setTimeout(workInBackground, IDLE_MS)
let nextWork: NodeJS.Immediate | undefined

/** Converts some entries of an older version, or indexes some texts that wait for it. */
function workInBackground(): void {
  nextWork = undefined
  if (!store.isOpen || running.size > 0 || pages.length > 0) return
  try {
    if (convertSome(store.file) || indexTexts(store.file)) nextWork = setImmediate(workInBackground)
  } catch {
    // The next operation reports what is wrong with the file.
  }
}

let isConversionDue = false

function convertBetweenRequests(): void {
  isConversionDue = false
  try {
    if (store.isOpen) convertSome(store.file)
  } catch {
    // The next operation reports what is wrong with the file.
  }
}

port.on('message', (request: WorkerRequest) => {
  if (!isConversionDue) setTimeout(convertBetweenRequests, CONVERT_MS)
  isConversionDue = true
  clearImmediate(nextWork)
  idle.refresh()
  if (request.name === 'cancel') {
    if (running.has(request.id)) cancelled.add(request.id)
  } else if (isPageWrite(request.name)) {
    if (pages.push(request) === 1) setImmediate(writePages)
  } else {
    void perform(request)
  }
})
