import { describe, expect, it } from 'vitest'
import { KEY_BINDINGS, readKey } from './keyboard.ts'
import type { KeyPress } from './keyboard.ts'

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
    expect(readKey(undefined, press(key))).toEqual({ command })
  })
  it.each(KEY_BINDINGS.map(({ keys }) => keys[0]))('%s means nothing while somebody types', (key) => {
    expect(readKey(undefined, press(key, { isTyping: true }))).toEqual({})
  })
  it('means nothing together with a modifier, which belongs to the browser', () => {
    expect(readKey(undefined, press('c', { hasModifier: true }))).toEqual({})
  })
  it('means nothing when it is in no map', () => {
    expect(readKey(undefined, press('q'))).toEqual({})
  })
})

describe('g and another key', () => {
  const { pending } = readKey(undefined, press('g'))

  it.each([
    ['u', 'go-users'],
    ['s', 'go-status'],
    ['f', 'go-staff'],
    ['a', 'go-account'],
  ])('g %s means %s', (key, command) => {
    expect(readKey(pending, press(key, { atMs: 1500 }))).toEqual({ command })
  })
  it('are two keys when the second comes late', () => {
    expect(readKey(pending, press('u', { atMs: 5000 }))).toEqual({})
    expect(readKey(pending, press('c', { atMs: 5000 }))).toEqual({ command: 'create' })
  })
  it('mean nothing, and are over, when the second is in no sequence', () => {
    expect(readKey(pending, press('c', { atMs: 1500 }))).toEqual({})
  })
})

it('has no key that begins a sequence and means something alone', () => {
  const first = KEY_BINDINGS.filter(({ keys }) => keys.length === 2).map(({ keys }) => keys[0])
  const single = KEY_BINDINGS.filter(({ keys }) => keys.length === 1).map(({ keys }) => keys[0])
  expect(single.filter((key) => first.includes(key))).toEqual([])
})
