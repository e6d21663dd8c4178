import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isoOf } from '../../time/clock.ts'
import type { Actor } from '../actor.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { auditActorOf } from '../../audit/request-actor.ts'
import { LiveSignIn } from './guarded-store.ts'
import { sessionCookieName, sessionCookieOptions } from './session-cookie.ts'
import {
  type EndedSession,
  endSessionsOf,
  endSurplusSessions,
  findSession,
  type LiveSession,
  type SessionEnd,
  touchSession,
} from './session-table.ts'

const MAX_SESSIONS = 5
const TOUCH_EVERY_MS = 60_000
const USER_AGENT_MAX_LENGTH = 255

/** Writes to the trail that sessions ended, by whom and why. */
export function recordSessionEnds(app: FastifyInstance, request: FastifyRequest, ended: readonly EndedSession[]): void {
  for (const session of ended) {
    app.audit.record({
      operation: 'session.end',
      requestId: request.id,
      actor: auditActorOf(request),
      target: { kind: 'session', name: session.publicId },
      result: 'ok',
      detail: { reason: session.reason },
    })
  }
}

export type Account = { id: string; name: string }

/** Signs an account in: a new id, a new row, and the oldest sessions beyond five end. */
export async function establishSession(request: FastifyRequest, account: Account): Promise<void> {
  const app = request.server
  const now = isoOf(app.clock.now())
  const before = request.session.signIn?.publicId
  if (before !== undefined) {
    const owner = await findSession(app.store, { publicId: before })
    if (owner !== undefined) {
      recordSessionEnds(
        app,
        request,
        await endSessionsOf(app.store, { staffId: owner.staffId, only: before }, now, 'replaced'),
      )
    }
  }
  await request.session.regenerate()
  request.session.signIn = {
    publicId: randomBytes(12).toString('base64url'),
    staffId: account.id,
    createdAt: now,
    address: request.senderAddress,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, USER_AGENT_MAX_LENGTH),
  }
  await request.session.save()
  recordSessionEnds(app, request, await endSurplusSessions(app.store, account.id, MAX_SESSIONS, now))
}

/** Ends the session of this request and tells the browser to forget it. */
export async function endSession(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const isSecure = request.server.isSecureOrigin
  await request.session.destroy()
  reply.clearCookie(sessionCookieName(isSecure), sessionCookieOptions(isSecure))
  reply.header('clear-site-data', '"cache", "storage"')
}

function lapse(app: FastifyInstance, session: LiveSession, now: number): SessionEnd | undefined {
  if (!session.isEnabled) return 'account-disabled'
  if (now - Date.parse(session.seenAt) > app.config.session.idleMs) return 'idle'
  if (now - Date.parse(session.createdAt) > app.config.session.absoluteMs) return 'expired'
  return undefined
}

/** Whether an answer to this request keeps the session alive: a page that only looks by itself does not. */
function isActivity(request: FastifyRequest): boolean {
  if (request.routeOptions.config.operation === 'me.read') return false
  return request.headers['x-quaymaster-background'] === undefined
}

/**
 * Who asks, read anew for this request, so that a changed role or an ended session counts at once.
 * @throws {ProblemError} `not_signed_in`
 */
export async function loadActor(request: FastifyRequest): Promise<Actor> {
  const app = request.server
  const { signIn } = request.session
  const session = signIn instanceof LiveSignIn ? signIn.live : undefined
  const now = app.clock.now()
  const reason = session === undefined ? undefined : lapse(app, session, now)
  if (session === undefined || reason !== undefined) {
    if (session !== undefined && reason !== undefined) {
      const which = { staffId: session.staffId, only: session.publicId }
      recordSessionEnds(app, request, await endSessionsOf(app.store, which, isoOf(now), reason))
    }
    // The library would clear the cookie by name, and so sign out whoever signed in meanwhile.
    request.session = null as unknown as typeof request.session
    throw new ProblemError('not_signed_in', 401)
  }
  if (isActivity(request) && now - Date.parse(session.seenAt) > TOUCH_EVERY_MS) {
    await touchSession(app.store, session.publicId, isoOf(now), isoOf(now - TOUCH_EVERY_MS))
  }
  return actorOf(session)
}

const actorOf = (session: LiveSession): Actor => ({
  staffId: session.staffId,
  name: session.name,
  role: session.role,
  sessionId: session.publicId,
  stepUpUntil: session.stepUpUntil,
  mustChangePassword: session.mustChangePassword,
})

/**
 * The same account as the store has it now; undefined once the session ended or the account was disabled. Asked again by
 * everything that takes longer than a moment. Being idle ends only what nobody waits for (`endsWhenIdle`).
 */
export async function findActorNow(
  app: FastifyInstance,
  actor: Actor,
  { endsWhenIdle = false } = {},
): Promise<Actor | undefined> {
  const session = await findSession(app.store, { publicId: actor.sessionId })
  if (session === undefined) return undefined
  const reason = lapse(app, session, app.clock.now())
  return reason === undefined || (reason === 'idle' && !endsWhenIdle) ? actorOf(session) : undefined
}
