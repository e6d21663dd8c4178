import { callbackify } from 'node:util'
import type { SessionStore } from '@fastify/session'
import type { Session } from 'fastify'
import type { Clock } from '../clock.ts'
import { isoOf } from '../clock.ts'
import type { Store } from '../store/database.ts'
import { buryKey, insertSession, keyHashOf, publicIdOfKey } from './session-table.ts'

/** What a session holds: set once at sign-in, never changed. Everything that changes has its own column. */
export type SignIn = {
  readonly publicId: string
  readonly staffId: string
  readonly createdAt: string
  readonly address: string
  readonly userAgent: string
}

declare module 'fastify' {
  interface Session {
    signIn?: Pick<SignIn, 'publicId'> | SignIn
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
      if (signIn === undefined || !('staffId' in signIn)) return
      await insertSession(store, { keyHash: keyHashOf(sessionId), ...signIn })
    }),

    get: callbackify(async (sessionId: string): Promise<Session | null> => {
      const publicId = await publicIdOfKey(store, keyHashOf(sessionId))
      return publicId === undefined ? null : { cookie: { originalMaxAge: null }, signIn: { publicId } }
    }),

    destroy: callbackify(async (sessionId: string) => {
      await buryKey(store, keyHashOf(sessionId), isoOf(clock.now()), 'signed-out')
    }),
  }
}
