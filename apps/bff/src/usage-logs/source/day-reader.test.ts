import type { QuayLogPage, QuayLogPageQuery } from '@quaymaster/quay-client'
import { expect, test } from 'vitest'
import { DayReader } from './day-reader.ts'
import type { LogDatabase } from '../db/log-database.ts'

const DAY = '2026-11-18'
const ENTRY = { kind: 'pull_repo', at: `${DAY}T10:00:00Z`, ip: null, metadata: {} }
const BEGINNING = { step: 'begin', remaining: null }

type Kept = { name: string; settle: PromiseWithResolvers<null> }

/** A day without end in Quay, and a store that answers when the test says so. */
function startReads(plan: Record<string, unknown> = BEGINNING) {
  const asked: (string | undefined)[] = []
  const kept: Kept[] = []
  const plans: string[] = []
  const database = {
    confirmRegistry: async () => 'registry',
    now: () => '2026-11-20T15:00:00Z',
    read: async (name: string) => {
      plans.push(name)
      return plan
    },
    writeConfirmed: (_identity: string, name: string) => {
      const settle = Promise.withResolvers<null>()
      kept.push({ name, settle })
      return settle.promise
    },
  }
  const source = {
    blocker: () => 'unreachable' as const,
    connection: () => 'registry',
    page: async ({ next }: QuayLogPageQuery): Promise<QuayLogPage> => {
      asked.push(next?.token)
      const token = { token: `page-${asked.length + 1}`, reachedAt: null, top: '' }
      return { startAt: undefined, endAt: undefined, entries: [ENTRY], next: token, isSearchUnavailable: false }
    },
    counts: async () => [],
    organizations: async function* organizations() {},
    isUser: async () => false,
  }
  const reads = new DayReader({
    database: database as unknown as LogDatabase,
    source,
    signal: new AbortController().signal,
    today: () => '2026-11-20',
    onRestart: () => undefined,
  })
  return { reads, asked, kept, plans, step: (day = DAY) => reads.step(day, 'interactive') }
}

test('the next page is asked for while those before it are being stored, up to five', async () => {
  const { step, asked, kept, plans } = startReads()
  for (let page = 1; page <= 5; page += 1) await step()
  expect(asked).toEqual([undefined, 'page-2', 'page-3', 'page-4', 'page-5'])
  expect(plans).toEqual(['plan'])
  let isDone = false
  const sixth = step().then(() => (isDone = true))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isDone).toBe(false)
  expect(kept).toHaveLength(5)
  kept[0]?.settle.resolve(null)
  await sixth
  expect(kept.map(({ name }) => name)).toEqual(['beginDay', ...Array.from({ length: 5 }, () => 'continueDay')])
})

test('what could not be stored is planned again', async () => {
  const { step, asked, kept, plans } = startReads()
  const { stored } = await step()
  kept[0]?.settle.reject(new Error('The disk is full.'))
  await expect(stored).rejects.toThrow('The disk is full.')
  await step()
  expect(plans).toEqual(['plan', 'plan'])
  expect(asked).toEqual([undefined, undefined])
})

test('with as many entries as Quay counts, the store says whether the day is read', async () => {
  const { step, kept } = startReads({ ...BEGINNING, remaining: 1 })
  const waiting = step()
  await new Promise((resolve) => setTimeout(resolve, 20))
  kept[0]?.settle.resolve(null)
  await waiting
  const { reads, plans } = startReads({ step: 'compare' })
  expect(await reads.step(DAY, 'interactive')).toMatchObject({ calls: 0, isRead: true })
  expect(plans).toEqual(['plan'])
})

test('the list of today grows at its top, and is not read ahead', async () => {
  const { step, kept, plans } = startReads()
  const first = step('2026-11-20')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(kept.map(({ name }) => name)).toEqual(['beginFollowing'])
  kept[0]?.settle.resolve(null)
  await first
  void step('2026-11-20')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(plans).toEqual(['plan', 'plan'])
})
