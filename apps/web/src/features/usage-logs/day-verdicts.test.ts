import { describe, expect, it } from 'vitest'
import { DayVerdicts } from './day-verdicts.ts'

const DAY = '2026-11-19'
const part = (readFrom: string, readTo: string) =>
  ({
    from: DAY,
    to: DAY,
    state: 'partial',
    readFrom: `${DAY}T${readFrom}:00Z`,
    readTo: `${DAY}T${readTo}:00Z`,
  }) as const

describe('what several readings of one list said', () => {
  it('of a day read in pieces is where the first one began and the last one ended', () => {
    const verdicts = new DayVerdicts()
    verdicts.take([part('12:00', '23:59')])
    verdicts.take([part('06:00', '12:00')])
    expect(verdicts.list).toEqual([part('06:00', '23:59')])
    verdicts.take([{ from: DAY, to: DAY, state: 'complete' }])
    expect(verdicts.list).toEqual([{ from: DAY, to: DAY, state: 'complete' }])
  })

  it('of days that follow one another is said once, and no gap is hidden in it', () => {
    const verdicts = new DayVerdicts()
    verdicts.take([{ from: '2026-11-17', to: '2026-11-18', state: 'complete' }])
    verdicts.take([{ from: '2026-11-15', to: '2026-11-16', state: 'complete' }])
    expect(verdicts.list).toEqual([{ from: '2026-11-15', to: '2026-11-18', state: 'complete' }])
    verdicts.take([{ from: '2026-11-16', to: '2026-11-16', state: 'gap', missing: 143 }])
    expect(verdicts.list.map(({ from, to, state }) => `${from} ${to} ${state}`)).toEqual([
      '2026-11-15 2026-11-15 complete',
      '2026-11-16 2026-11-16 gap',
      '2026-11-17 2026-11-18 complete',
    ])
  })
})
