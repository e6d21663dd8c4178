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

type Done = (error?: unknown) => void

/**
 * The store behind @fastify/session. A request in flight may save its session after a sign-out: the tombstone that the
 * sign-out left wins, whatever the order.
 */
export class GuardedStore implements SessionStore {
  readonly #store: Store
  readonly #clock: Clock

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  set(sessionId: string, session: Session, done: Done): void {
    const { signIn } = session
    // Without a sign-in there is nothing to keep; one that was read back has its row already.
    if (signIn === undefined || !('staffId' in signIn)) return done()
    insertSession(this.#store, { keyHash: keyHashOf(sessionId), ...signIn }).then(() => done(), done)
  }

  get(sessionId: string, done: (error: unknown, session?: Session | null) => void): void {
    publicIdOfKey(this.#store, keyHashOf(sessionId)).then((publicId) => {
      done(null, publicId === undefined ? null : { cookie: { originalMaxAge: null }, signIn: { publicId } })
    }, done)
  }

  destroy(sessionId: string, done: Done): void {
    buryKey(this.#store, keyHashOf(sessionId), isoOf(this.#clock.now()), 'signed-out').then(() => done(), done)
  }
}
