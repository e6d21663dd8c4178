import { describe, expect, test } from 'vitest'
import { createFaultTable, faultSchema } from './faults.ts'

const status = (code: number, limits: { times?: number; after?: number } = {}) =>
  faultSchema.parse({ kind: 'status', status: code, ...limits })

describe('the fault table', () => {
  test('hits the operation named, and with a star every other', () => {
    const faults = createFaultTable()
    faults.set('user.list', status(500))
    expect(faults.take('user.read')).toBeUndefined()
    faults.set('*', status(503))
    expect(faults.take('user.read')).toMatchObject({ status: 503 })
    expect(faults.take('user.list')).toMatchObject({ status: 500 })
  })

  test('lets the first calls pass, hits as many as asked, then heals', () => {
    const faults = createFaultTable()
    faults.set('user.list', status(500, { after: 2, times: 2 }))
    const hits = Array.from({ length: 6 }, () => faults.take('user.list') !== undefined)
    expect(hits).toEqual([false, false, true, true, false, false])
    expect(faults.has('status')).toBe(false)
  })

  test('keeps one fault for an operation: the newest, until healed', () => {
    const faults = createFaultTable()
    faults.set('user.list', status(500))
    faults.set('user.list', status(502))
    faults.set('user.read', status(503))
    expect(faults.take('user.list')).toMatchObject({ status: 502 })
    faults.clear('user.list')
    expect(faults.take('user.list')).toBeUndefined()
    faults.clear()
    expect(faults.take('user.read')).toBeUndefined()
  })

  test.each([
    { kind: 'earthquake' },
    { kind: 'status', status: 99 },
    { kind: 'status', status: 500, tiems: 1 },
    { kind: 'slow-drip', bytesPerSecond: 0 },
    { kind: 'huge-body', bytes: 3 },
    { kind: 'redirect', to: 'http://a\r\nx: y' },
    { kind: 'dead-token', tokens: ['root'] },
    { kind: 'refuse-connections', times: 1 },
  ])('refuses what is no fault: %o', (fault) => {
    expect(faultSchema.safeParse(fault).success).toBe(false)
  })
})
