import { useSyncExternalStore } from 'react'

/** A value that lives outside of components, which draw themselves again whenever it is set. */
export type Store<Value> = {
  get: () => Value
  set: (next: Value) => void
  subscribe: (listener: () => void) => () => void
}

/** `onUse` runs when the first component looks, and what it returns when the last one is gone. */
export function createStore<Value>(initial: Value, onUse?: (set: (next: Value) => void) => () => void): Store<Value> {
  let value = initial
  let onUnused: (() => void) | undefined
  const listeners = new Set<() => void>()
  function set(next: Value): void {
    value = next
    for (const listener of listeners) listener()
  }
  function subscribe(listener: () => void): () => void {
    if (listeners.size === 0) onUnused = onUse?.(set)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) onUnused?.()
    }
  }
  return { get: () => value, set, subscribe }
}

export const useStore = <Value>(store: Pick<Store<Value>, 'get' | 'subscribe'>): Value =>
  useSyncExternalStore(store.subscribe, store.get)
