import { createStore, useStore } from './store.ts'

/** An act whose answer was lost; it stays in sight until somebody has looked how things stand. */
export type UnresolvedAct = { readonly name: string; readonly act: 'enable' | 'disable' | 'sendRecoveryMail' }

const acts = createStore<readonly UnresolvedAct[]>([])

const isSame = (a: UnresolvedAct, b: UnresolvedAct) => a.name === b.name && a.act === b.act

export function addUnresolvedAct(act: UnresolvedAct): void {
  acts.set([...acts.get().filter((other) => !isSame(other, act)), act])
}

export function resolveAct(act: UnresolvedAct): void {
  acts.set(acts.get().filter((other) => !isSame(other, act)))
}

export const useUnresolvedActs = (): readonly UnresolvedAct[] => useStore(acts)
