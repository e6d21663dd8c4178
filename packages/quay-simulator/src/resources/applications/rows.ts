import { createCollection, type Row } from '../../collection.ts'

export type Application = Row & {
  organizationId: number
  clientId: string
  clientSecret: string
  name: string
  description: string
  applicationUri: string
  redirectUri: string
  avatarEmail: string | null
}

/** An OAuth access token. */
export type Token = Row & {
  uuid: string
  applicationId: number
  userId: number
  token: string
  scope: string
  /** Null where an older flow than the application's token page made it. */
  name: string | null
  createdMs: number
  expiresMs: number
  lastAccessedMs: number | null
}

/** A code that waits to be exchanged for a token, once. */
export type OauthCode = Row & { code: string; applicationId: number; userId: number; scope: string }

/** A token of an application that a user may fetch. */
export type AssignedToken = Row & {
  uuid: string
  applicationId: number
  userId: number
  redirectUri: string
  scope: string
  responseType: string
}

/** The tables of applications, empty. */
export const createApplicationState = () => ({
  applications: createCollection<Application, 'organizationId' | 'clientId'>({
    organizationId: (row) => row.organizationId,
    clientId: (row) => row.clientId,
  }),
  tokens: createCollection<Token, 'token' | 'uuid' | 'applicationId' | 'userId'>({
    token: (row) => row.token,
    uuid: (row) => row.uuid,
    applicationId: (row) => row.applicationId,
    userId: (row) => row.userId,
  }),
  oauthCodes: createCollection<OauthCode, 'code'>({ code: (row) => row.code }),
  assignedTokens: createCollection<AssignedToken, 'userId' | 'uuid'>({
    userId: (row) => row.userId,
    uuid: (row) => row.uuid,
  }),
})
