import { createCollection, type Row } from '../../collection.ts'

/** An application-specific token, for `docker login`. */
export type AppSpecificToken = Row & {
  uuid: string
  userId: number
  title: string
  code: string
  createdMs: number
  expiresMs: number | null
  lastAccessedMs: number | null
}

/** The tables of app specific tokens, empty. */
export const createAppSpecificTokenState = () => ({
  appSpecificTokens: createCollection<AppSpecificToken, 'userId' | 'uuid'>({
    userId: (row) => row.userId,
    uuid: (row) => row.uuid,
  }),
})
