import { serverNowMs } from './server-clock.ts'
import { createStore, useStore } from './store.ts'

const TICK_MS = 10_000

const now = createStore(serverNowMs(), (set) => {
  const timer = setInterval(() => set(serverNowMs()), TICK_MS)
  return () => clearInterval(timer)
})

/** The present instant, moving every ten seconds for all who show ages, with one timer. */
export const useNow = (): number => useStore(now)
