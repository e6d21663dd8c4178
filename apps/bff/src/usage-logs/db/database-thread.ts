import { Worker } from 'node:worker_threads'
import { StoreFlawError } from '../../store/store-flaw-error.ts'
import type {
  OperationInput,
  OperationName,
  OperationOutput,
  WorkerAnswer,
  WorkerRequest,
} from './worker/operations.ts'

type Waiting = { resolve: (output: unknown) => void; reject: (error: Error) => void }

/** The thread that owns the file. Statements that look through much never run on the main one. */
export class DatabaseThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #ended: Promise<void>
  #last = 0
  #failure: Error | undefined

  constructor() {
    this.#worker = new Worker(new URL('worker/main.ts', import.meta.url), { name: 'usage-logs' })
    this.#worker.unref()
    this.#worker.on('message', (answer: WorkerAnswer) => this.#settle(answer))
    this.#ended = new Promise((resolve) => {
      this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))))
      this.#worker.on('exit', () => {
        this.#fail(new Error('The thread of the log store has ended.'))
        resolve()
      })
    })
  }

  /** @throws {StoreFlawError} */
  call<N extends OperationName>(name: N, input: OperationInput<N>, signal?: AbortSignal): Promise<OperationOutput<N>> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    if (signal?.aborted === true) return Promise.reject(new StoreFlawError('cancelled', 'cancelled'))
    this.#last += 1
    const id = this.#last
    const cancel = () => this.#worker.postMessage({ id, name: 'cancel' } satisfies WorkerRequest)
    signal?.addEventListener('abort', cancel)
    // What waits for an answer keeps the process alive; an idle store does not.
    if (this.#waiting.size === 0) this.#worker.ref()
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ id, name, input })
    }).finally(() => signal?.removeEventListener('abort', cancel)) as Promise<OperationOutput<N>>
  }

  async close(): Promise<void> {
    if (this.#failure === undefined) await this.call('close', null)
    await this.#worker.terminate()
    await this.#ended
  }

  #settle(answer: WorkerAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (this.#waiting.size === 0) this.#worker.unref()
    if (waiting === undefined) return
    if ('output' in answer) waiting.resolve(answer.output)
    else if (answer.error.flaw === undefined) waiting.reject(new Error(`The log store failed: ${answer.error.message}`))
    else waiting.reject(new StoreFlawError(answer.error.flaw, answer.error.message))
  }

  #fail(error: Error): void {
    this.#failure ??= error
    for (const { reject } of this.#waiting.values()) reject(this.#failure)
    this.#waiting.clear()
  }
}
