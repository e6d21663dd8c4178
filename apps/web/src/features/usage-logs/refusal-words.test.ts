import { expect, test } from 'vitest'
import { countWords } from './refusal-words.ts'

const COMPLETE = { countedSince: '2026-11-01', completeSince: '2026-10-20' }
const LATER = { countedSince: '2026-11-01', completeSince: '2026-11-20' }
const NEVER = { countedSince: '2026-11-01', completeSince: null }

test.each([
  ['a single one is said', { count: 1, isRecorded: true }, COMPLETE, { value: 'some' }],
  [
    'with days missing there may be more',
    { count: 1, isRecorded: true },
    LATER,
    { value: 'atLeast', note: 'completeSince' },
  ],
  ['none needs complete days', { count: 0, isRecorded: true }, COMPLETE, { value: 'none' }],
  ['otherwise since when', { count: 0, isRecorded: true }, LATER, { value: 'noneFound', note: 'completeSince' }],
  ['or that no day is complete', { count: 0, isRecorded: true }, NEVER, { value: 'noneFound', note: 'incomplete' }],
  [
    'what nobody has an entry of may not be recorded',
    { count: 0, isRecorded: false },
    COMPLETE,
    { value: 'unknown', note: 'notProven' },
  ],
] as const)('%s', (_, refusal, days, text) => {
  expect(countWords(refusal, days)).toEqual(text)
})
