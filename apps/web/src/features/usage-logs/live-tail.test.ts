import type { UsageLogEntry, UsageLogLine } from '@quaymaster/contracts/usage-logs'
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../lib/api-error.ts'
import { LiveTail } from './live-tail.ts'

const entry = (number: number): UsageLogEntry => ({
  id: `2026-11-20.${String(number).padStart(16, '0')}.0`,
  at: '2026-11-20T00:00:00Z',
  kind: 'pull_repo',
  subject: { name: null, kind: 'unknown' },
  performer: null,
  namespace: null,
  repository: null,
  facts: {},
})
const lines = (...numbers: number[]): UsageLogLine[] =>
  numbers.map((number) => ({ type: 'entry', entry: entry(number) }))
const lost = () => new ApiError({ type: 'about:blank', status: 0, code: 'console_unreachable', requestId: '' })
const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

/** A tail whose connections are played one after the other; the last one stays open. */
function playing(connections: (() => AsyncIterable<UsageLogLine[]>)[], stored: number[] = []) {
  const delivered: string[] = []
  let asked = 0
  const tail = new LiveTail({
    readTail: (signal) => connections.shift()?.() ?? open(signal),
    readStored: async function* () {
      asked += 1
      yield lines(...stored)
    },
    top: () => ({ cursor: 'top' }),
    deliver: (entries) => delivered.push(...entries.map(({ id }) => id)),
    retryMs: [1],
  })
  return { tail, delivered, caughtUp: () => asked }
}

async function* open(signal: AbortSignal): AsyncGenerator<UsageLogLine[]> {
  yield []
  await new Promise((resolve) => signal.addEventListener('abort', resolve))
}

const ids = (...numbers: number[]) => numbers.map((number) => entry(number).id)

describe('following live', () => {
  it('delivers what came before it began, then what comes', async () => {
    const connection = async function* () {
      yield []
      yield lines(3)
    }
    const { tail, delivered } = playing([connection], [1, 2])
    void tail.run()
    await settled()
    tail.stop()
    expect(delivered.slice(0, 3)).toEqual(ids(1, 2, 3))
  })

  it('connects again after a loss, and reads once what came meanwhile', async () => {
    const broken = async function* (): AsyncGenerator<UsageLogLine[]> {
      yield lines(1)
      throw lost()
    }
    const { tail, caughtUp } = playing([broken])
    void tail.run()
    await settled()
    expect(tail.state).toBe('live')
    expect(caughtUp()).toBe(2)
    tail.stop()
  })

  it('ends where going on would not help', async () => {
    const refused = async function* (): AsyncGenerator<UsageLogLine[]> {
      yield []
      throw new ApiError({ type: 'about:blank', status: 403, code: 'not_allowed', requestId: '' })
    }
    const { tail } = playing([refused])
    await tail.run()
    expect(tail.state).toBe('failed')
  })

  it('holds entries back, counts each once, and shows them when asked', async () => {
    const connection = async function* (): AsyncGenerator<UsageLogLine[]> {
      yield []
      yield lines(1, 2)
      yield lines(2, 3)
      await settled()
    }
    const { tail, delivered } = playing([connection])
    tail.hold(true)
    void tail.run()
    await settled()
    expect([delivered, tail.heldCount]).toEqual([[], 3])
    await tail.release()
    tail.stop()
    expect([delivered, tail.heldCount]).toEqual([ids(1, 2, 3), 0])
  })
})
