import { describe, expect, it } from 'vitest'
import { rangeOfDays } from './chart-days.ts'
import type { ChartDay } from './chart-scale.ts'
import { busiestDay, dayIndexAt, groupAt, groupPath, groupTotals, spanOf } from './chart-scale.ts'

const DAYS: ChartDay[] = [
  { day: '2026-11-20', counts: { pulls: 60, refusals: 20 } },
  { day: '2026-11-21', counts: {} },
  { day: '2026-11-22', counts: { pulls: 40 } },
]

describe('the chart', () => {
  it('knows its busiest day, and none where nothing happened', () => {
    expect(busiestDay(DAYS)).toBe(80)
    expect(busiestDay([{ day: '2026-11-21', counts: {} }])).toBe(0)
  })
  it('names the groups that occur, in their order', () => {
    expect(groupTotals(DAYS)).toEqual([
      { group: 'pulls', count: 100 },
      { group: 'refusals', count: 20 },
    ])
  })
  it('stands the groups of a day on one another', () => {
    expect(groupPath(DAYS, 'pulls')).toBe('M0.07 96h0.86v-72h-0.86zM2.07 96h0.86v-48h-0.86z')
    expect(groupPath(DAYS, 'refusals')).toBe('M0.07 24h0.86v-24h-0.86z')
  })
  it.each([
    [-0.1, 0],
    [0, 0],
    [0.34, 1],
    [1, 2],
    [1.2, 2],
  ])('finds the day at %f of its width', (part, index) => {
    expect(dayIndexAt(part, 3)).toBe(index)
  })
  it.each([
    [0, 0.5, 'pulls'],
    [0, 0.9, 'refusals'],
    [2, 0.9, undefined],
    [1, 0.1, undefined],
  ])('finds the group of day %i at %f of its height', (index, part, group) => {
    expect(groupAt(DAYS, index, part)).toBe(group)
  })
})

describe('days chosen in the chart', () => {
  const window = { from: '2026-11-20T08:00:00Z', to: '2026-11-22T21:00:00Z' }

  it.each([
    [0, 0, '2026-11-20T08:00:00Z', '2026-11-21T00:00:00Z'],
    [1, 1, '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z'],
    [2, 1, '2026-11-21T00:00:00Z', '2026-11-22T21:00:00Z'],
  ])('%i to %i are a range that is never wider than the chart', (a, b, from, to) => {
    expect(rangeOfDays(DAYS, spanOf(a, b), window)).toEqual({ from, to })
  })
})
