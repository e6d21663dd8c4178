import type { LogStoreFile } from './file/log-store-file.ts'
import { dayReads, dayWrites, pageWrites } from './operations/day-operations.ts'
import { entryReads } from './operations/entry-operations.ts'
import { fileOperations } from './operations/file-operations.ts'
import { followReads, listWrites } from './operations/list-operations.ts'
import { registryReads, registryWrites } from './operations/registry-operations.ts'

/**
 * Everything that the thread with the file does, by name. An operation is declared once, in its file of `operations/`: what
 * its function takes and gives is what the client takes and gives. Those that look through much are generators.
 */
const reads = { ...entryReads, ...dayReads, ...followReads, ...registryReads }
/** Each runs in a transaction of its own. */
const writes = { ...dayWrites, ...listWrites, ...registryWrites }
const operations = { ...reads, ...writes, ...fileOperations }

type Operations = typeof operations
export type OperationName = keyof Operations
export type ReadName = keyof typeof reads
export type WriteName = keyof typeof writes

/** Null where the operation takes nothing. */
export type OperationInput<N extends OperationName> =
  Parameters<Operations[N]> extends [LogStoreFile, infer Input] ? Input : null

export type OperationOutput<N extends OperationName> =
  ReturnType<Operations[N]> extends AsyncGenerator<undefined, infer Output, void> ? Output : ReturnType<Operations[N]>

export type OperationRequest = { id: number; name: OperationName; input: unknown }
export type WorkerRequest = OperationRequest | { id: number; name: 'cancel' }

export type WorkerAnswer =
  | { id: number; output: unknown }
  | { id: number; error: { message: string; flaw: 'damaged' | 'full' | 'cancelled' | undefined } }

export const isPageWrite = (name: OperationName): boolean => Object.hasOwn(pageWrites, name)

type Handler = (store: LogStoreFile, input: unknown) => unknown

function call(store: LogStoreFile, { name, input }: Omit<OperationRequest, 'id'>): unknown {
  const handler = operations[name] as Handler
  return Object.hasOwn(writes, name) ? store.file.transaction(() => handler(store, input)) : handler(store, input)
}

/** Runs an operation; it pauses where others may have their turn. */
export async function* runOperation(
  store: LogStoreFile,
  request: Omit<OperationRequest, 'id'>,
): AsyncGenerator<undefined, unknown, void> {
  const result = call(store, request)
  return isGenerator(result) ? yield* result : result
}

/** Does several writes in one transaction; where one of them fails none is done. */
export const writeTogether = (store: LogStoreFile, requests: readonly OperationRequest[]): unknown[] =>
  store.file.transaction(() => requests.map((request) => call(store, request)))

const isGenerator = (result: unknown): result is AsyncGenerator<undefined, unknown, void> =>
  typeof result === 'object' && result !== null && Symbol.asyncIterator in result
