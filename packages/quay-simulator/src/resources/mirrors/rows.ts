import { createCollection, type Row } from '../../collection.ts'

export type MirrorStatus = 'NEVER_RUN' | 'SYNC_NOW' | 'SYNCING' | 'SUCCESS' | 'FAIL' | 'CANCEL'

/** How a repository is kept like one elsewhere. */
export type Mirror = Row & {
  repositoryId: number
  robotId: number
  isEnabled: boolean
  externalReference: string
  username: string | null
  password: string | null
  registryConfig: Record<string, unknown>
  syncIntervalSeconds: number
  startMs: number
  /** Whether `startMs` was computed by the worker: it shows microseconds then. */
  isStartComputed: boolean
  retriesLeft: number
  status: MirrorStatus
  /** Until when a worker holds it. */
  claimedUntilMs: number | null
  patterns: string[]
  timeoutSeconds: number
  architectures: string[]
}

/** The tables of mirrors, empty. */
export const createMirrorState = () => ({
  mirrors: createCollection<Mirror, 'repositoryId' | 'robotId'>({
    repositoryId: (row) => row.repositoryId,
    robotId: (row) => row.robotId,
  }),
})
