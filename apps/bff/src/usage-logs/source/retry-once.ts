import {
  isQuayHttpError,
  isQuayNetworkError,
  isQuayPageTooLargeError,
  isQuayResponseError,
} from '@quaymaster/quay-client'
import type { QuayResponseErrorCode } from '@quaymaster/quay-client'

/** What a worker of Quay's that dies, or a proxy beside it, answers once. */
const BROKEN: ReadonlySet<QuayResponseErrorCode> = new Set([
  'not-json',
  'empty',
  'cut-short',
  'malformed',
  'unexpected-status',
])

/** Whether a read that failed once is worth a second call: a single 500, a connection that broke, half an answer. */
export const isTransient = (error: unknown): boolean =>
  isQuayHttpError(error, 'server-error') ||
  isQuayHttpError(error, 'unavailable') ||
  isQuayNetworkError(error) ||
  (isQuayResponseError(error) && !isQuayPageTooLargeError(error) && BROKEN.has(error.code))

/** Makes a call that reads and, where it fails in passing, once more after `take`, since it counts as another call. */
export async function retryOnce<T>(call: () => Promise<T>, take: () => Promise<void>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!isTransient(error)) throw error
    await take()
    return await call()
  }
}
