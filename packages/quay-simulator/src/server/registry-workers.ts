import { setTimeout } from 'node:timers/promises'

/** The processors of a registry: a call that costs something waits until one is free. */
export type RegistryWorkers = {
  latencyMs: number
  /** Ends when a worker has worked on the call for `latencyMs`, waiting included. */
  work: (signal: AbortSignal) => Promise<void>
}

/**
 * A token call costs Quay one bcrypt hash, 0.2 s of a core (performance.md 0.1): calls at once don't overlap further than there are cores.
 * @param count how many calls are worked on at once
 */
export function createRegistryWorkers(count: number, latencyMs: number): RegistryWorkers {
  const waiting: (() => void)[] = []
  let busy = 0
  const workers: RegistryWorkers = {
    latencyMs,
    work: async (signal) => {
      if (workers.latencyMs === 0) return
      if (busy >= count) await new Promise<void>((resolve) => waiting.push(resolve))
      else busy += 1
      try {
        await setTimeout(workers.latencyMs, undefined, { signal })
      } finally {
        const next = waiting.shift()
        if (next) next()
        else busy -= 1
      }
    },
  }
  return workers
}
