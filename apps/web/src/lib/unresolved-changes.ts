import type { QueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { createStore, useStore } from './store.ts'

/** Chosen when it is shown, since the language may change meanwhile. */
type Words = (t: TFunction) => string

/** A change whose answer was lost; it stays in sight until somebody has looked how things stand. */
export type UnresolvedChange = {
  /** Operation and object: the same change of the same object stays in sight once. */
  readonly id: string
  readonly title: Words
  /** What to do about it. @default that one can check how things stand. */
  readonly next?: Words
  /** Looks how things stand, and says it. Without it nothing can tell, and the notice can only be put away. */
  readonly check?: (client: QueryClient) => Promise<Words>
}

const changes = createStore<readonly UnresolvedChange[]>([])

const without = (id: string) => changes.get().filter((change) => change.id !== id)

export function addUnresolvedChange(change: UnresolvedChange): void {
  changes.set([...without(change.id), change])
}

export function resolveChange({ id }: UnresolvedChange): void {
  changes.set(without(id))
}

export const useUnresolvedChanges = (): readonly UnresolvedChange[] => useStore(changes)
