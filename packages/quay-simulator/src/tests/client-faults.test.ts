import { isQuayOutcomeUnknown, isQuayResponseError, isQuayTimeoutError } from '@quaymaster/quay-client'
import type { QuayClient } from '@quaymaster/quay-client'
import { describe, expect, test } from 'vitest'
import type { Fault } from '../server/faults.ts'
import { failureOf, stand } from './simulated-client.ts'

const PROTOCOLS = [
  { protocol: 'h1', tls: false },
  { protocol: 'h2', tls: true },
] as const

const CHANGES: readonly (readonly [string, (quay: QuayClient) => Promise<unknown>])[] = [
  ['user.create', (quay) => quay.users.create({ userName: 'maria' })],
  ['user.update', (quay) => quay.users.update('devuser', { enabled: false })],
  ['user.delete', (quay) => quay.users.delete('devuser')],
]

describe.for(PROTOCOLS)('over $protocol', ({ protocol, tls }) => {
  const LOST: readonly Fault[] = [
    { kind: 'drop', afterExecution: true },
    { kind: 'drop', http2: 'socket', afterExecution: true },
    { kind: 'hang', afterExecution: true },
    { kind: 'html', afterExecution: true },
    { kind: 'status', status: 502, afterExecution: true },
    { kind: 'status', status: 504, afterExecution: true },
    { kind: 'redirect', to: 'http://127.0.0.1:9/', afterExecution: true },
  ]
  test.for(LOST)('has a change executed exactly once when its answer is lost by %j', async (fault) => {
    await using at = await stand({ tls }, { deadlineMs: { write: 300 } })
    for (const [operation, change] of CHANGES) {
      at.simulator.fail(operation, fault)
      const failure = await failureOf(change(at.quay))
      expect(failure).toSatisfy(isQuayOutcomeUnknown)
      at.simulator.fail(operation, { kind: 'latency', latencyMs: 0 })
      const calls = at.simulator.requests.of(operation)
      expect(calls.map(({ isExecuted, protocol: used }) => [isExecuted, used])).toEqual([[true, protocol]])
    }
  })

  test('has a change executed at most once, and sent at most twice, when the connection is refused', async () => {
    await using at = await stand({ tls })
    at.simulator.fail('*', { kind: 'refuse-connections' })
    for (const [, change] of CHANGES) {
      // Each with a client of its own: five failures in a row would suspend the calls of one.
      const sent: number[] = []
      const quay = at.connect({ onCall: (call) => sent.push(call.requests) })
      expect(await failureOf(change(quay))).toMatchObject({ code: 'refused-connection', isOutcomeUnknown: false })
      expect(sent).toEqual([2])
    }
    expect(at.simulator.requests.list()).toEqual([])
    await at.simulator.heal()
    await CHANGES[0]?.[1](at.quay)
    expect(at.simulator.requests.list().filter((call) => call.isExecuted)).toHaveLength(1)
  })

  test('reads again when the connection breaks before an answer, twice at most', async () => {
    await using at = await stand({ tls })
    at.simulator.fail('user.read', { kind: 'drop', http2: 'socket', times: 2 })
    expect(await at.quay.users.get('devuser')).toHaveProperty('name', 'devuser')
    expect(at.simulator.requests.of('user.read')).toHaveLength(3)
    at.simulator.fail('user.list', { kind: 'drop' })
    expect(await failureOf(at.quay.users.list())).toHaveProperty('code', 'closed')
    expect(at.simulator.requests.of('user.list')).toHaveLength(3)
  })

  test.for(['goaway', 'refused-stream'] as const)('loses no call to %s', async (http2) => {
    await using at = await stand({ tls })
    at.simulator.fail('user.read', { kind: 'drop', http2, times: 1 })
    expect(await at.quay.users.get('devuser')).toHaveProperty('name', 'devuser')
  })

  test.for<[Fault, string]>([
    [{ kind: 'html' }, 'not-json'],
    [{ kind: 'empty' }, 'empty'],
    [{ kind: 'status', status: 204 }, 'unexpected-status'],
    [{ kind: 'status', status: 206 }, 'unexpected-status'],
    [{ kind: 'status', status: 299 }, 'unexpected-status'],
    [{ kind: 'redirect', to: 'self', status: 307 }, 'redirected'],
    [{ kind: 'malformed-json' }, 'not-json'],
    [{ kind: 'huge-body' }, 'too-large'],
    [{ kind: 'deep-json' }, 'too-deep'],
    [{ kind: 'reset' }, 'cut-short'],
    [{ kind: 'cut' }, 'cut-short'],
    // Where the end of the body looks like an end, only its JSON tells that it was cut.
    [{ kind: 'cut', framing: 'chunked' }, tls ? 'not-json' : 'cut-short'],
    [{ kind: 'cut', framing: 'close' }, tls ? 'cut-short' : 'not-json'],
  ])('passes no list on that arrives as %j', async ([fault, code]) => {
    await using at = await stand({ tls })
    at.simulator.fail('user.list', fault)
    const failure = await failureOf(at.quay.users.list())
    expect(failure).toSatisfy(isQuayResponseError)
    expect(failure).toHaveProperty('code', code)
    expect(at.simulator.requests.of('user.list')).toHaveLength(1)
    await at.simulator.heal()
    expect((await at.quay.users.list()).users).toHaveLength(3)
  })

  test.for<Fault>([{ kind: 'hang' }, { kind: 'slow-drip', bytesPerSecond: 5 }, { kind: 'latency', latencyMs: 5_000 }])(
    'ends at its deadline, and is free again, when Quay answers by %j',
    async (fault) => {
      await using at = await stand({ tls }, { deadlineMs: { read: 400 }, bulkhead: { running: 2 } })
      at.simulator.fail('user.list', fault)
      const startedAt = performance.now()
      for (const failure of await Promise.all([1, 2, 3].map(() => failureOf(at.quay.users.list())))) {
        expect(failure).toSatisfy(isQuayTimeoutError)
      }
      expect(performance.now() - startedAt).toBeLessThan(900)
      await at.simulator.heal()
      expect((await at.quay.users.list()).users).toHaveLength(3)
    },
  )

  test('tolerates what it does not know', async () => {
    await using at = await stand({ tls })
    at.simulator.fail('*', { kind: 'unknown-field' })
    expect(await at.quay.users.get('devuser')).toHaveProperty('name', 'devuser')
    expect(await at.quay.canary()).toHaveProperty('state', 'live')
    expect(await at.quay.registry.describe()).toHaveProperty('authenticationType', 'Database')
  })
})

test('opens a suspension in a storm of errors, spares Quay, and closes it soon after', async () => {
  await using at = await stand()
  at.simulator.fail('*', { kind: 'status', status: 500 })
  await Promise.all(Array.from({ length: 40 }, () => failureOf(at.quay.users.get('devuser'))))
  const before = at.simulator.requests.list().length
  expect(await failureOf(at.quay.users.get('devuser'))).toHaveProperty('code', 'suspended')
  expect(at.simulator.requests.list()).toHaveLength(before)
  await at.simulator.heal()
  const { promise: waited, resolve } = Promise.withResolvers<void>()
  setTimeout(resolve, 5_100)
  await waited
  expect(await at.quay.users.get('devuser')).toHaveProperty('name', 'devuser')
})
