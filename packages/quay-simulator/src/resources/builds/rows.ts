import { createCollection, type Row } from '../../collection.ts'

export type Build = Row & {
  uuid: string
  repositoryId: number
  /** `waiting`, `building`, `complete` … */
  phase: string
  startedMs: number
  dockerfilePath: string
  context: string
  tags: string[]
  manualUser: string
  archiveUrl: string
  pullRobot: string | null
  /** What the builder signs in with, as `$token`. */
  accessToken: string
}

/** The tables of builds, empty. */
export const createBuildState = () => ({
  builds: createCollection<Build, 'uuid' | 'repositoryId' | 'accessToken'>({
    uuid: (row) => row.uuid,
    repositoryId: (row) => row.repositoryId,
    accessToken: (row) => row.accessToken,
  }),
})
