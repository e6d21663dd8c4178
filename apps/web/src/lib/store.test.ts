import { expect, it, vi } from 'vitest'
import { createStore } from './store.ts'

it('tells everybody who looks of each value, and nobody who stopped looking', () => {
  const store = createStore('first')
  const [one, other] = [vi.fn<() => void>(), vi.fn<() => void>()]
  const stop = store.subscribe(one)
  store.subscribe(other)
  store.set('second')
  stop()
  store.set('third')
  expect(store.get()).toBe('third')
  expect(one).toHaveBeenCalledTimes(1)
  expect(other).toHaveBeenCalledTimes(2)
})

it('runs its source only while somebody looks', () => {
  const running: string[] = []
  const store = createStore(0, (set) => {
    running.push('begun')
    set(1)
    return () => running.push('ended')
  })
  expect(running).toEqual([])
  const stopFirst = store.subscribe(() => {})
  const stopSecond = store.subscribe(() => {})
  expect(store.get()).toBe(1)
  stopFirst()
  expect(running).toEqual(['begun'])
  stopSecond()
  store.subscribe(() => {})
  expect(running).toEqual(['begun', 'ended', 'begun'])
})
