import { useSyncExternalStore } from 'react'
import type { CallProblem } from './api-error.ts'

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

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function publish(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says something in the corner and to screen readers; returns the id to take it away with. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  lastId += 1
  publish([{ ...toast, id: lastId }, ...toasts].slice(0, MAX_TOASTS))
  return lastId
}

export function closeToast(id: number): void {
  publish(toasts.filter((toast) => toast.id !== id))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, () => toasts)
