import { useSyncExternalStore } from 'react'

/** An act whose answer was lost; it stays in sight until somebody has looked how things stand. */
export type UnresolvedAct = { readonly name: string; readonly act: 'enable' | 'disable' | 'sendRecoveryMail' }

let acts: readonly UnresolvedAct[] = []
const listeners = new Set<() => void>()

function publish(next: readonly UnresolvedAct[]): void {
  acts = next
  for (const listener of listeners) listener()
}

const isSame = (a: UnresolvedAct, b: UnresolvedAct) => a.name === b.name && a.act === b.act

export function addUnresolvedAct(act: UnresolvedAct): void {
  publish([...acts.filter((other) => !isSame(other, act)), act])
}

export function resolveAct(act: UnresolvedAct): void {
  publish(acts.filter((other) => !isSame(other, act)))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useUnresolvedActs = (): readonly UnresolvedAct[] => useSyncExternalStore(subscribe, () => acts)
