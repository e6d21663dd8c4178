import { createSession, deleteSession, stepUp } from '@quaymaster/contracts/session'
import type { FastifyInstance } from 'fastify'
import { auditActorOf } from '../../audit/request-actor.ts'
import { isProblemError, ProblemError } from '../../problems/problem-error.ts'
import { safeReturnTo } from '../../auth/return-to.ts'
import { addRoute, SMALL_BODY_BYTES } from '../../routing/add-route.ts'
import { endSession } from '../../auth/sessions/sessions.ts'
import { setStepUp } from '../../auth/sessions/session-table.ts'
import { provePassword, signIn, stepUpUntil } from '../../auth/sign-in/sign-in.ts'

/** Sign-in: open to everybody. */
export async function signInRoutes(app: FastifyInstance): Promise<void> {
  addRoute(
    app,
    createSession,
    async ({ body }, request) => {
      try {
        await signIn(request, body.name, body.password)
      } catch (error) {
        // Else the library clears the cookie of whoever is signed in.
        request.session = null as unknown as typeof request.session
        throw error
      }
      return { returnTo: safeReturnTo(body.returnTo) }
    },
    { maxBodyBytes: SMALL_BODY_BYTES },
  )
}

/** Sign-out and step-up: for whoever is signed in. */
export async function sessionRoutes(app: FastifyInstance): Promise<void> {
  addRoute(app, deleteSession, async (_input, request, reply) => {
    await endSession(request, reply)
    app.audit.record({
      operation: 'session.delete',
      requestId: request.id,
      actor: auditActorOf(request),
      result: 'ok',
      status: 204,
    })
  })

  addRoute(
    app,
    stepUp,
    async ({ body }, request) => {
      const event = { operation: 'session.step-up', requestId: request.id, actor: auditActorOf(request) } as const
      try {
        await provePassword(request, body.password, 'step_up_failed')
      } catch (error) {
        if (isProblemError(error) && error.code === 'step_up_failed') {
          app.audit.record({ ...event, result: 'refused', status: error.status })
        }
        throw error
      }
      const until = stepUpUntil(app.clock.now())
      const isAlive = await setStepUp(app.store, request.actor.sessionId, until)
      if (!isAlive) throw new ProblemError('not_signed_in', 401)
      app.audit.record({ ...event, result: 'ok', status: 200 })
      return { stepUpUntil: until }
    },
    { maxBodyBytes: SMALL_BODY_BYTES },
  )
}
