import type { Row } from './collection.ts'

/** What pushing an image stores: its manifest, the size of its layer (null: it is a list of images), the images in a list. */
export type Image = { digest: string; sizeBytes: number | null; mediaType: string; children: string[] }

/** One version of a tag: from `startMs` on, until `endMs` where it was moved or deleted. */
export type Tag = Row & {
  repositoryId: number
  /** Null: nobody sees it; it keeps a manifest that was pushed by its digest. */
  name: string | null
  image: Image
  startMs: number
  /** When it ended, or will end by itself. */
  endMs: number | null
  isImmutable: boolean
  /** Whether a restore brought an earlier image back. */
  isReversion: boolean
}

/** A wish for old tags to go, of a whole namespace or of one repository. */
export type AutoPrunePolicy = Row & {
  uuid: string
  namespaceId: number
  repositoryId: number | null
  method: 'number_of_tags' | 'creation_date'
  value: number | string
  tagPattern: string | null
  isPatternMatching: boolean
}

/** A wish for tags to stay as they are, of a whole namespace or of one repository. */
export type ImmutabilityPolicy = Row & {
  uuid: string
  namespaceId: number
  repositoryId: number | null
  tagPattern: string
  isPatternMatching: boolean
}

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

/** A code that was sent by mail: it signs its reader in, and confirms an address. */
export type MailCode = Row & {
  code: string
  userId: number
  purpose: 'recovery' | 'confirmation'
  /** The address to be changed to, where that is what the code confirms. */
  newEmail: string | null
}

/** A password of a robot for a while, given for an identity that an issuer elsewhere signed. */
export type ExchangedToken = Row & { robotId: number; token: string; expiresMs: number }

/** A token of an application that a user may fetch. */
export type AssignedToken = Row & {
  uuid: string
  applicationId: number
  userId: number
  redirectUri: string
  scope: string
  responseType: string
}
