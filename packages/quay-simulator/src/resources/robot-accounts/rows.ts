import { createCollection, type Row } from '../../collection.ts'

export type Robot = Row & {
  namespaceId: number
  /** The full name, `acme+ci`. */
  username: string
  shortName: string
  /** A made-up uuid; new with each token. */
  email: string
  token: string
  description: string
  metadata: Record<string, unknown> | null
  createdMs: number
  lastAccessedMs: number | null
}

/** An identity provider whose tokens a robot may sign in with instead of its own. */
export type RobotFederation = Row & { robotId: number; issuer: string; subject: string }

/** A password of a robot for a while, given for an identity that an issuer elsewhere signed. */
export type ExchangedToken = Row & { robotId: number; token: string; expiresMs: number }

/** The tables of robot accounts, empty. */
export const createRobotAccountState = () => ({
  robots: createCollection<Robot, 'namespaceId' | 'username'>({
    namespaceId: (row) => row.namespaceId,
    username: (row) => row.username,
  }),
  robotFederations: createCollection<RobotFederation, 'robotId'>({ robotId: (row) => row.robotId }),
  exchangedTokens: createCollection<ExchangedToken, 'token' | 'robotId'>({
    token: (row) => row.token,
    robotId: (row) => row.robotId,
  }),
})
