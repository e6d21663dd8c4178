import type { CallProblem } from './api-error.ts'
import { createStore, useStore } from './store.ts'

export type Toast = {
  readonly id: number
  readonly kind: 'success' | 'info' | 'warning' | 'danger'
  readonly title: string
  /** What takes the act back; the toast stays for ten seconds. */
  readonly onUndo?: () => void
  /** A failure stays until it is closed. */
  readonly problem?: CallProblem
}

const MAX_TOASTS = 4

const toasts = createStore<readonly Toast[]>([])
let lastId = 0

/** Says something in the corner and to screen readers; returns the id to take it away with. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  lastId += 1
  toasts.set([{ ...toast, id: lastId }, ...toasts.get()].slice(0, MAX_TOASTS))
  return lastId
}

export function closeToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id))
}

export const useToasts = (): readonly Toast[] => useStore(toasts)
