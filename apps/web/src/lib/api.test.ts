import { readMe } from '@quaymaster/contracts/me'
import { createStaff, endStaffSessions } from '@quaymaster/contracts/staff'
import { listUsers } from '@quaymaster/contracts/users'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerHtml, answerJson, answerProblem, hangUp, startAnswerServer } from '../../testing/answer-server.ts'
import type { AnswerServer } from '../../testing/answer-server.ts'
import { call, routeAddress } from './api.ts'
import { installSessionGate } from './session-gate.ts'

let server: AnswerServer
const keys = () => server.seen.map(({ headers }) => headers['idempotency-key'])
const newStaff = (name: string) => call(createStaff, { body: { name, role: 'auditor' } })

beforeEach(async () => {
  server = await startAnswerServer()
  // In a browser addresses are relative to the page.
  const realFetch = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(new URL(path, server.url), init))
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await server.close()
})

describe('the address of a route', () => {
  it('holds a parameter as one segment, whatever it is', () => {
    expect(routeAddress(endStaffSessions, { params: { name: '../a/b?c#d' } })).toBe(
      '/api/staff/..%2Fa%2Fb%3Fc%23d/sessions',
    )
  })
  it('leaves out what is not asked for', () => {
    expect(routeAddress(listUsers, { query: { search: 'a&b', state: undefined, kind: '' } })).toBe(
      '/api/users?search=a%26b',
    )
  })
})

describe('a call', () => {
  it('says that it comes from a page of the console, and a read takes no key', async () => {
    server.answerWith(answerJson(200, { users: [] }))
    await call(listUsers, { query: {} })
    expect(server.seen[0]?.headers['x-quaymaster']).toBe('1')
    expect(keys()).toEqual([undefined])
  })
  it('says that it comes from the page alone, once nobody has used the page for a while', async () => {
    server.answerWith(answerJson(200, {}))
    await call(readMe)
    vi.setSystemTime(Date.now() + 4 * 60_000)
    await call(readMe)
    vi.useRealTimers()
    expect(server.seen.map(({ headers }) => headers['x-quaymaster-background'])).toEqual([undefined, '1'])
  })
  it('throws the problem that the server names', async () => {
    server.answerWith(answerProblem(409, 'staff_name_taken'))
    await expect(newStaff('one')).rejects.toMatchObject({ problem: { code: 'staff_name_taken', requestId: 'r-1' } })
  })
  it('tells a proxy that answers for the console from an answer that cannot be read', async () => {
    server.answerWith(answerHtml(502))
    await expect(call(listUsers, { query: {} })).rejects.toMatchObject({ problem: { code: 'console_unreachable' } })
    server.answerWith(answerHtml(200))
    await expect(call(listUsers, { query: {} })).rejects.toMatchObject({ problem: { code: 'answer_unreadable' } })
  })
  it('reports a session that is over', async () => {
    const sessionEnded = vi.fn<() => void>()
    installSessionGate({ stepUp: () => Promise.resolve(false), sessionEnded })
    server.answerWith(answerProblem(401, 'not_signed_in'))
    await expect(call(readMe)).rejects.toMatchObject({ problem: { code: 'not_signed_in' } })
    expect(sessionEnded).toHaveBeenCalledOnce()
  })
})

describe('a mutation', () => {
  it('goes out again under its own key when its answer was lost', async () => {
    server.answerWith(hangUp, answerJson(200, { password: 'x' }))
    await expect(newStaff('two')).resolves.toEqual({ password: 'x' })
    expect(server.seen).toHaveLength(2)
    expect(keys()[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(keys()[1]).toBe(keys()[0])
  })
  it('keeps its key for the same act asked for again, as long as nobody knows what became of it', async () => {
    server.answerWith(hangUp)
    await expect(newStaff('three')).rejects.toMatchObject({ problem: { code: 'console_unreachable' } })
    server.answerWith(answerJson(200, {}))
    await newStaff('three')
    expect(new Set(keys()).size).toBe(1)
    await newStaff('three')
    expect(new Set(keys()).size).toBe(2)
  })
  it('asks for a proof of identity and goes on under the same key', async () => {
    installSessionGate({ stepUp: () => Promise.resolve(true), sessionEnded: () => {} })
    server.answerWith(answerProblem(403, 'step_up_required'), answerJson(200, { password: null }))
    await expect(newStaff('four')).resolves.toEqual({ password: null })
    expect(new Set(keys()).size).toBe(1)
  })
  it('is given up when the proof is not given', async () => {
    installSessionGate({ stepUp: () => Promise.resolve(false), sessionEnded: () => {} })
    server.answerWith(answerProblem(403, 'step_up_required'))
    await expect(newStaff('five')).rejects.toMatchObject({ problem: { code: 'step_up_required' } })
    expect(server.seen).toHaveLength(1)
  })
  it('asks once for several calls that need the same proof', async () => {
    const stepUp = vi.fn<() => Promise<boolean>>(() => new Promise<boolean>((resolve) => setTimeout(resolve, 50, true)))
    installSessionGate({ stepUp, sessionEnded: () => {} })
    server.answerWith(
      answerProblem(403, 'step_up_required'),
      answerProblem(403, 'step_up_required'),
      answerJson(200, {}),
    )
    await Promise.all([newStaff('six'), newStaff('seven')])
    expect(stepUp).toHaveBeenCalledOnce()
  })
})
