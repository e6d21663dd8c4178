import type { Role } from '@quaymaster/contracts/roles'

/** Who asks, as read from the store for this very request. */
export type Actor = {
  readonly staffId: string
  readonly name: string
  readonly role: Role
  /** Of the session, no secret: it opens nothing. */
  readonly sessionId: string
  /** Until when dangerous acts need no further proof; null when one is needed. */
  readonly stepUpUntil: string | null
  readonly mustChangePassword: boolean
}
