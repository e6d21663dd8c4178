import { expect, test } from 'vitest'
import type { KindRefresh } from './kind-refresh.ts'
import { Schedule } from './schedule.ts'

type Work = {
  name: string
  priority?: 'urgent' | 'normal' | 'low'
  share?: number
  isUrgent?: boolean
  hasWork?: boolean
}

/** As much of a kind as the schedule looks at. */
const refreshOf = (work: Work) =>
  ({
    kind: work,
    queue: { hasUrgent: () => work.isUrgent ?? false, hasWork: () => work.hasWork ?? true },
  }) as unknown as KindRefresh

function open(...works: Work[]) {
  const schedule = new Schedule(works.map(refreshOf))
  const names = (count: number) =>
    Array.from({ length: count }, () => schedule.next()?.refresh.kind.name).reduce<Record<string, number>>(
      (counts, name = 'none') => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }),
      {},
    )
  return { schedule, names }
}

test('gives each kind its share of the calls', () => {
  expect(open({ name: 'users' }, { name: 'repositories', share: 3 }).names(40)).toEqual({ users: 10, repositories: 30 })
})

test('gives a kind nothing for the time in which it had nothing to do', () => {
  const users = { name: 'users', hasWork: false }
  const { names } = open(users, { name: 'repositories' })
  expect(names(100)).toEqual({ repositories: 100 })
  users.hasWork = true
  // It goes first once, for it waited.
  expect(names(11)).toEqual({ users: 6, repositories: 5 })
})

test('reads a kind of lower priority when none of a higher one has work', () => {
  const users = { name: 'users', hasWork: true }
  const { names } = open({ name: 'repositories', priority: 'low' }, users)
  expect(names(5)).toEqual({ users: 5 })
  users.hasWork = false
  expect(names(5)).toEqual({ repositories: 5 })
})

test('reads what is stale before everything else', () => {
  const { schedule } = open({ name: 'users', priority: 'urgent' }, { name: 'teams', priority: 'low', isUrgent: true })
  expect(schedule.next()).toMatchObject({ priority: 'urgent', refresh: { kind: { name: 'teams' } } })
})

test('has nothing where no kind has', () => {
  expect(open({ name: 'users', hasWork: false }).schedule.next()).toBeUndefined()
})
