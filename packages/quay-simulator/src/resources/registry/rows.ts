export type RegistrySize = { sizeBytes: number; lastRanMs: number | null; isQueued: boolean; isRunning: boolean }

/** A registry whose size was never computed. */
export const createRegistryState = () => ({
  registrySize: { sizeBytes: 0, lastRanMs: null, isQueued: false, isRunning: false } as RegistrySize,
})
