import { setImmediate as rest } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { flawOf } from './log-file.ts'
import { LogWorker } from './log-worker.ts'
import type { WorkerAnswer, WorkerRequest } from './operations.ts'

const port = parentPort
if (port === null) throw new Error('This file is the beginning of a thread.')
const worker = new LogWorker()
const cancelled = new Set<number>()
const running = new Set<number>()

const answer = (message: WorkerAnswer) => port.postMessage(message)

/** Operations that look through much come back now and then, so that others get their turn, and can be cancelled. */
async function perform(request: Exclude<WorkerRequest, { name: 'cancel' }>): Promise<void> {
  running.add(request.id)
  try {
    const work = worker.perform(request.name, request.input)
    for (;;) {
      const step = await work.next()
      if (step.done === true) return answer({ id: request.id, output: step.value })
      await rest()
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

port.on('message', (request: WorkerRequest) => {
  if (request.name !== 'cancel') void perform(request)
  else if (running.has(request.id)) cancelled.add(request.id)
})
