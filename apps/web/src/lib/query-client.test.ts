import { QueryObserver, environmentManager } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { ApiError } from './api-error.ts'
import type { CallProblemCode } from './api-error.ts'
import { createQueryClient, retryDelayMs } from './query-client.ts'

const failure = (code: CallProblemCode) => new ApiError({ type: 'about:blank', status: 503, code, requestId: 'r' })
const client = createQueryClient()
// Outside of a browser the library neither repeats nor reads by the clock.
environmentManager.setIsServer(() => false)
afterEach(() => {
  vi.useRealTimers()
  client.clear()
})

it('waits longer each time, and never longer than eight seconds', () => {
  expect([0, 1, 2, 3, 4, 9].map(retryDelayMs)).toEqual([500, 1000, 2000, 4000, 8000, 8000])
})

it('does not repeat a read that was refused', async () => {
  const read = vi.fn<() => Promise<string>>(() => Promise.reject(failure('not_allowed')))
  await expect(client.fetchQuery({ queryKey: ['x'], queryFn: read, retry: undefined })).rejects.toThrow('not_allowed')
  expect(read).toHaveBeenCalledOnce()
})

it('reads by itself once Quay is back', async () => {
  vi.useFakeTimers()
  let isBack = false
  const read = vi.fn<() => Promise<string>>(() =>
    isBack ? Promise.resolve('rows') : Promise.reject(failure('quay_unreachable')),
  )
  const observer = new QueryObserver(client, { queryKey: ['rows'], queryFn: read })
  const stop = observer.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(3000)
  expect(observer.getCurrentResult().status).toBe('error')
  isBack = true
  await vi.advanceTimersByTimeAsync(6000)
  expect(observer.getCurrentResult().data).toBe('rows')
  stop()
})

it('looks at the state of the registry as soon as a page meets trouble', async () => {
  client.setQueryData(['me'], 'live')
  await expect(
    client.fetchQuery({ queryKey: ['y'], queryFn: () => Promise.reject(failure('quay_timeout')), retry: false }),
  ).rejects.toThrow('quay_timeout')
  expect(client.getQueryState(['me'])?.isInvalidated).toBe(true)
})
