import { describe, expect, it } from 'vitest'
import { goBinding, PAGE_BINDINGS, readKey } from './keyboard.ts'
import type { KeyPress, PendingKey } from './keyboard.ts'

const BINDINGS = [
  ...PAGE_BINDINGS,
  ...[
    ['users', 'u'],
    ['status', 's'],
  ].map(([key = '', goKey = '']) => goBinding({ key, goKey })),
]
const read = (pending: PendingKey, key: KeyPress) => readKey(pending, key, BINDINGS)

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  hasModifier: false,
  isTyping: false,
  atMs: 1000,
  ...more,
})

describe('a key press', () => {
  it.each([
    ['/', 'search'],
    ['c', 'create'],
    ['j', 'next-row'],
    ['k', 'previous-row'],
    ['e', 'edit-row'],
    ['?', 'show-keys'],
  ])('%s means %s', (key, command) => {
    expect(read(undefined, press(key))).toEqual({ command })
  })
  it.each(BINDINGS.map(({ keys }) => keys[0]))('%s means nothing while somebody types', (key) => {
    expect(read(undefined, press(key, { isTyping: true }))).toEqual({})
  })
  it('means nothing together with a modifier, which belongs to the browser', () => {
    expect(read(undefined, press('c', { hasModifier: true }))).toEqual({})
  })
  it('means nothing when it is in no map', () => {
    expect(read(undefined, press('q'))).toEqual({})
  })
})

describe('g and another key', () => {
  const { pending } = read(undefined, press('g'))

  it.each([
    ['u', 'go users'],
    ['s', 'go status'],
  ])('g %s means %s', (key, command) => {
    expect(read(pending, press(key, { atMs: 1500 }))).toEqual({ command })
  })
  it('are two keys when the second comes late', () => {
    expect(read(pending, press('u', { atMs: 5000 }))).toEqual({})
    expect(read(pending, press('c', { atMs: 5000 }))).toEqual({ command: 'create' })
  })
  it('mean nothing, and are over, when the second is in no sequence', () => {
    expect(read(pending, press('c', { atMs: 1500 }))).toEqual({})
  })
})

it('has no key that begins a sequence and means something alone', () => {
  const first = BINDINGS.filter(({ keys }) => keys.length === 2).map(({ keys }) => keys[0])
  const single = BINDINGS.filter(({ keys }) => keys.length === 1).map(({ keys }) => keys[0])
  expect(single.filter((key) => first.includes(key))).toEqual([])
})
