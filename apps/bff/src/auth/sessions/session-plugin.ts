import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import fastifySession from '@fastify/session'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { isoOf } from '../../time/clock.ts'
import { deriveKey } from '../../config/keyring.ts'
import { createGuardedStore } from './guarded-store.ts'
import { RememberingSigner } from './remembering-signer.ts'
import { sessionCookieName, sessionCookieOptions } from './session-cookie.ts'
import { loadActor } from './sessions.ts'
import { sweepSessions } from './session-table.ts'

const ID_BYTES = 32
const SWEEP_EVERY_MS = 60_000
const SWEEP_ROWS = 1000
/** Longer than any session lives, so that no tombstone is forgotten before its cookie is dead anyway. */
const TOMBSTONE_EXTRA_MS = 3_600_000

/** The active key first: it signs; the others only check what was signed before. */
function signingKeys(app: FastifyInstance): string[] {
  const { activeId, keys } = app.keyring
  const ids = [activeId, ...[...keys.keys()].filter((id) => id !== activeId)]
  return ids.map((id) => deriveKey(app.keyring, 'session-cookie', id).toString('base64'))
}

/** Reads the session of requests in its scope, and writes one at sign-in only. */
export const session = fp(
  async (app: FastifyInstance) => {
    const isSecure = app.isSecureOrigin
    await app.register(cookie)
    await app.register(fastifySession, {
      secret: new RememberingSigner(signingKeys(app)),
      cookieName: sessionCookieName(isSecure),
      cookie: sessionCookieOptions(isSecure),
      store: createGuardedStore(app.store, app.clock),
      idGenerator: () => randomBytes(ID_BYTES).toString('base64url'),
      saveUninitialized: false,
      rolling: false,
    })
    const sweep = setInterval(() => {
      const before = isoOf(app.clock.now() - app.config.session.absoluteMs - TOMBSTONE_EXTRA_MS)
      sweepSessions(app.store, before, SWEEP_ROWS).catch((error: unknown) => app.log.error({ err: error }, 'sweep'))
    }, SWEEP_EVERY_MS)
    sweep.unref()
    app.addHook('onClose', async () => clearInterval(sweep))
  },
  { name: 'session', dependencies: ['services'] },
)

/** Asks for a living session in its scope. */
export const signedIn = fp(
  async (app: FastifyInstance) => {
    app.addHook('onRequest', async (request) => {
      request.actor = await loadActor(request)
    })
  },
  { name: 'signed-in', dependencies: ['session'] },
)
