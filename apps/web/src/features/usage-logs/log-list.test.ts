import type { UsageLogEntry, UsageLogLine } from '@quaymaster/contracts/usage-logs'
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../lib/api-error.ts'
import { LogList } from './log-list.ts'
import type { ReadEntries } from './log-list.ts'
import { cursorAt } from './log-place.ts'

type Asked = { direction: string; cursor?: string; from?: string; to?: string; limit: number }
type Cut = { after: number; with: 'call_limit' | 'failed' | 'nothing' | 'break' }

const BEGIN_MS = Date.parse('2026-11-20T00:00:00Z')
const second = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`

/** Entry 0 is the oldest; `perSecond` of them share each second. */
function entryAt(index: number, perSecond: number): UsageLogEntry {
  const at = second(BEGIN_MS + Math.floor(index / perSecond) * 1000)
  const id = `${at.slice(0, 10)}.${index.toString(16).padStart(16, '0')}.0`
  const subject = { name: null, kind: 'unknown' } as const
  return { id, at, kind: 'pull_repo', subject, performer: null, namespace: null, repository: null, facts: {} }
}

/** A log of so many entries, which answers as the server does and can be cut short once. */
function world(count: number, { perSecond = 1 }: { perSecond?: number } = {}) {
  const entries = Array.from({ length: count }, (_, index) => entryAt(index, perSecond))
  const asked: Asked[] = []
  let cut: Cut | undefined
  const progress = (read: number, reachedAt: string | null) => ({
    read,
    reachedAt,
    daysDone: 0,
    daysTotal: 1,
    calls: 0,
    maxCalls: 40,
  })
  const read: ReadEntries = async function* (request, signal) {
    asked.push(request)
    const { direction, cursor, from, to, limit } = request
    const ordered = direction === 'older' ? entries.toReversed() : entries
    const behind = cursor === undefined ? 0 : ordered.findIndex((entry) => cursorAt(entry) === cursor) + 1
    const wanted = ordered
      .slice(behind)
      .filter(({ at }) => (from === undefined || at >= from) && (to === undefined || at < to))
    yield [{ type: 'window', from: second(BEGIN_MS), to: second(BEGIN_MS + count * 1000) }]
    const taken = wanted.slice(0, limit)
    for (const [index, entry] of taken.entries()) {
      if (signal.aborted) return
      if (cut !== undefined && index === cut.after) {
        const { with: how } = cut
        cut = undefined
        const last = taken[index - 1]
        const reached = last === undefined ? null : cursorAt(last)
        if (how === 'nothing') {
          yield [{ type: 'progress', progress: progress(index, entry.at), cursor: reached }]
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
          return
        }
        if (how === 'break') {
          throw new ApiError({ type: 'about:blank', status: 0, code: 'console_unreachable', requestId: '' })
        }
        const end = { reason: how, cursor: reached, days: [], gaps: [] }
        yield [{ type: 'end', ...end, progress: progress(index, entry.at) }]
        return
      }
      yield [{ type: 'entry', entry }]
    }
    const isWhole = taken.length === wanted.length
    const last = taken.at(-1)
    const cursorNext = isWhole || last === undefined ? null : cursorAt(last)
    const end: UsageLogLine = {
      type: 'end',
      reason: isWhole ? 'complete' : 'limit',
      cursor: cursorNext,
      progress: progress(taken.length, last?.at ?? null),
      days: [],
      gaps: [],
    }
    yield [end]
  }
  const cutOnce = (next: Cut) => {
    cut = next
  }
  return { entries, asked, read, cutOnce, push: (entry: UsageLogEntry) => entries.push(entry) }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 30))
const idsOf = (list: LogList) => Array.from({ length: list.total }, (_, index) => list.row(index)?.id)

describe('a list without end', () => {
  it('reads one chunk when it begins, and no more until somebody moves', async () => {
    const { asked, read } = world(1000)
    const list = new LogList(read)
    await list.goOn()
    await settled()
    expect(list.total).toBe(200)
    expect(asked).toEqual([{ direction: 'older', limit: 200 }])
  })

  it('reads one chunk for one move near its end, however often rows are drawn', async () => {
    const { asked, read } = world(1000)
    const list = new LogList(read)
    await list.goOn()
    list.need(100, 130)
    expect(asked).toHaveLength(1)
    list.need(170, 199)
    list.need(170, 199)
    await settled()
    expect(asked).toHaveLength(2)
    expect(list.total).toBe(400)
  })

  it('has every entry once, newest first, when all was scrolled', async () => {
    const { entries, read } = world(1130, { perSecond: 7 })
    const list = new LogList(read)
    await list.goOn()
    for (let moves = 0; list.older.state !== 'complete' && moves < 20; moves += 1) {
      list.need(list.total - 20, list.total - 1)
      await settled()
    }
    expect(idsOf(list)).toEqual(entries.toReversed().map(({ id }) => id))
  })

  it('keeps the rows of 25 chunks, and reads a dropped one again as it was', async () => {
    const { entries, asked, read } = world(8000)
    const list = new LogList(read)
    await list.goOn()
    while (list.total < 7000) {
      list.need(list.total - 20, list.total - 1)
      await settled()
    }
    expect(list.resident).toBeLessThanOrEqual(25)
    expect(list.row(1500)).toBeUndefined()
    const before = asked.length
    list.need(1490, 1520)
    await settled()
    expect(asked).toHaveLength(before + 1)
    expect(list.row(1500)?.id).toBe(entries.at(-1501)?.id)
  })
})

describe('a reading that ends early', () => {
  it.each(['call_limit', 'failed', 'break'] as const)(
    'by %s goes on without a gap or a repeated entry',
    async (how) => {
      const { entries, read, cutOnce } = world(350, { perSecond: 3 })
      cutOnce({ after: 77, with: how })
      const list = new LogList(read)
      await list.goOn()
      expect(list.older.state).toBe(how === 'break' ? 'failed' : how)
      expect(list.total).toBe(77)
      while (list.older.state !== 'complete') await list.goOn()
      expect(idsOf(list)).toEqual(entries.toReversed().map(({ id }) => id))
    },
  )

  it('by Stop asks nothing more, and goes on inside of a second that many entries share', async () => {
    const { entries, asked, read, cutOnce } = world(300, { perSecond: 10 })
    cutOnce({ after: 45, with: 'nothing' })
    const list = new LogList(read)
    const reading = list.goOn()
    await settled()
    list.stop()
    await reading
    expect(list.older.state).toBe('stopped')
    list.need(30, 44)
    await settled()
    expect(asked).toHaveLength(1)
    while (list.older.state !== 'complete') await list.goOn()
    expect(idsOf(list)).toEqual(entries.toReversed().map(({ id }) => id))
  })

  it('says what the server said of it', async () => {
    const read: ReadEntries = async function* () {
      const progress = { read: 0, reachedAt: null, daysDone: 0, daysTotal: 1, calls: 1, maxCalls: 40 }
      const problem = { type: 'about:blank', status: 503, code: 'quay_unreachable', requestId: 'r-1' } as const
      yield [{ type: 'end', reason: 'failed', cursor: null, progress, days: [], gaps: [], problem }]
    }
    const list = new LogList(read)
    await list.goOn()
    expect(list.older).toMatchObject({ state: 'failed', error: { problem: { code: 'quay_unreachable' } } })
  })

  it('by the loss of access is failed, whatever came before', async () => {
    const read: ReadEntries = async function* () {
      yield [{ type: 'entry', entry: entryAt(0, 1) }]
      const problem = { type: 'about:blank', status: 403, code: 'access_changed', requestId: 'r-1' } as const
      yield [{ type: 'revoked', problem }]
    }
    const list = new LogList(read)
    await list.goOn()
    expect(list.total).toBe(1)
    expect(list.older).toMatchObject({ state: 'failed', error: { problem: { code: 'access_changed' } } })
  })
})

describe('a list that begins in the middle', () => {
  it('is read towards newer entries too, and says by how many rows it moved', async () => {
    const { entries, read } = world(700)
    const list = new LogList(read, second(BEGIN_MS + 300_000))
    await list.goOn()
    expect(list.row(0)?.id).toBe(entries[299]?.id)
    list.need(0, 20)
    await settled()
    expect(list.prepended).toBe(200)
    while (list.newer.state !== 'complete') await list.goOn('newer')
    while (list.older.state !== 'complete') await list.goOn()
    expect(list.row(0)?.id).toBe(entries.at(-1)?.id)
    expect(idsOf(list)).toEqual(entries.toReversed().map(({ id }) => id))
  })
})

describe('entries that arrive', () => {
  it('come on top, and those that are there already do not come twice', async () => {
    const { entries, read } = world(50)
    const list = new LogList(read)
    await list.goOn()
    const fresh = [entryAt(50, 1), entryAt(51, 1)]
    list.prepend([entries[48], entries[49], ...fresh].filter((entry) => entry !== undefined))
    list.prepend(fresh)
    expect(list.total).toBe(52)
    expect(idsOf(list).slice(0, 3)).toEqual([fresh[1]?.id, fresh[0]?.id, entries[49]?.id])
  })
})
