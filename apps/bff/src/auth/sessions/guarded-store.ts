import { callbackify } from 'node:util'
import type { SessionStore } from '@fastify/session'
import type { Session } from 'fastify'
import type { Clock } from '../../time/clock.ts'
import { isoOf } from '../../time/clock.ts'
import type { Store } from '../../store/database.ts'
import { buryKey, findSession, insertSession, keyHashOf, type LiveSession } from './session-table.ts'

/** What a session holds: set once at sign-in, never changed. Everything that changes has its own column. */
export type SignIn = {
  readonly publicId: string
  readonly staffId: string
  readonly createdAt: string
  readonly address: string
  readonly userAgent: string
}

/** The session as the store has it for this request. What the library compares, to see whether it changed, is its id. */
export class LiveSignIn {
  readonly live: LiveSession

  constructor(live: LiveSession) {
    this.live = live
  }

  get publicId(): string {
    return this.live.publicId
  }

  toJSON(): string {
    return this.publicId
  }
}

declare module 'fastify' {
  interface Session {
    /** A new sign-in, or the one of before. */
    signIn?: SignIn | LiveSignIn
  }
}

/**
 * The store behind @fastify/session. A request in flight may save its session after a sign-out: the tombstone that the
 * sign-out left wins, whatever the order.
 */
export function createGuardedStore(store: Store, clock: Clock): SessionStore {
  return {
    set: callbackify(async (sessionId: string, { signIn }: Session) => {
      // Without a sign-in there is nothing to keep; one that was read back has its row already.
      if (signIn === undefined || signIn instanceof LiveSignIn) return
      await insertSession(store, { keyHash: keyHashOf(sessionId), ...signIn })
    }),

    get: callbackify(async (sessionId: string): Promise<Session | null> => {
      const live = await findSession(store, { keyHash: keyHashOf(sessionId) })
      return live === undefined ? null : { cookie: { originalMaxAge: null }, signIn: new LiveSignIn(live) }
    }),

    destroy: callbackify(async (sessionId: string) => {
      await buryKey(store, keyHashOf(sessionId), isoOf(clock.now()), 'signed-out')
    }),
  }
}
