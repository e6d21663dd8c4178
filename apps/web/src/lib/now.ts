import { useSyncExternalStore } from 'react'
import { serverNowMs } from './server-clock.ts'

const TICK_MS = 10_000
const listeners = new Set<() => void>()
let nowMs = serverNowMs()
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  nowMs = serverNowMs()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The present instant, moving every ten seconds for all who show ages, with one timer. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => nowMs)
