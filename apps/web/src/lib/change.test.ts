import { QueryClient } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { ApiError } from './api-error.ts'
import type { CallProblemCode } from './api-error.ts'
import { defineChange, runChange } from './change.ts'

const failure = (code: CallProblemCode) => new ApiError({ type: 'about:blank', status: 503, code, requestId: 'r' })

function clientWith(...keys: string[]): QueryClient {
  const client = new QueryClient()
  for (const key of keys) client.setQueryData([key], 'old')
  return client
}

it('takes over the answer before the change counts as done', async () => {
  const client = clientWith('users')
  const change = defineChange({
    send: (name: string) => Promise.resolve({ name, isEnabled: true }),
    keep: (to, answer) => void to.setQueryData(['users'], answer),
  })
  await expect(runChange(client, change, 'maria')).resolves.toEqual({ name: 'maria', isEnabled: true })
  expect(client.getQueryData(['users'])).toEqual({ name: 'maria', isEnabled: true })
})

it('reads again what a change names, when it failed too', async () => {
  const client = clientWith('users', 'staff')
  const fail = vi.fn<() => void>()
  const change = defineChange({ send: () => Promise.reject(failure('not_done')), fail, invalidates: [['users']] })
  await expect(runChange(client, change, undefined)).rejects.toThrow('not_done')
  expect(client.getQueryState(['users'])?.isInvalidated).toBe(true)
  expect(client.getQueryState(['staff'])?.isInvalidated).toBe(false)
  expect(fail).toHaveBeenCalledOnce()
})

it('looks at the state of the registry as soon as a change meets trouble, and not when it is refused', async () => {
  const client = clientWith('me')
  await expect(runChange(client, { send: () => Promise.reject(failure('not_allowed')) }, undefined)).rejects.toThrow(
    'not_allowed',
  )
  expect(client.getQueryState(['me'])?.isInvalidated).toBe(false)
  await expect(runChange(client, { send: () => Promise.reject(failure('quay_timeout')) }, undefined)).rejects.toThrow(
    'quay_timeout',
  )
  expect(client.getQueryState(['me'])?.isInvalidated).toBe(true)
})

it('leaves nothing of input and answer with the query client', async () => {
  const client = clientWith()
  await runChange(client, { send: (password: string) => Promise.resolve({ password }) }, 'meadow-copper')
  expect(client.getMutationCache().getAll()).toEqual([])
  expect(client.getQueryCache().getAll()).toEqual([])
})
