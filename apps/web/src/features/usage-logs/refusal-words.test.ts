import { expect, test } from 'vitest'
import { countText } from './refusal-words.ts'

const COMPLETE = { countedSince: '2026-11-01', completeSince: '2026-10-20' }
const LATER = { countedSince: '2026-11-01', completeSince: '2026-11-20' }
const NEVER = { countedSince: '2026-11-01', completeSince: null }

test.each([
  ['a single one is said', { count: 1, isRecorded: true }, COMPLETE, { key: 'some' }],
  ['with days missing there may be more', { count: 1, isRecorded: true }, LATER, { key: 'atLeast' }],
  ['none needs complete days', { count: 0, isRecorded: true }, COMPLETE, { key: 'none' }],
  ['otherwise since when', { count: 0, isRecorded: true }, LATER, { key: 'noneSince', day: '2026-11-20' }],
  ['or that no day is complete', { count: 0, isRecorded: true }, NEVER, { key: 'noneFound' }],
  ['what nobody has an entry of may not be recorded', { count: 0, isRecorded: false }, COMPLETE, { key: 'unknown' }],
] as const)('%s', (_, refusal, days, text) => {
  expect(countText(refusal, days)).toEqual(text)
})
