import type { Decision } from '@quaymaster/contracts/decision'
import { readMe } from '@quaymaster/contracts/me'
import { readOpenApi } from '@quaymaster/contracts/openapi'
import type { FastifyInstance } from 'fastify'
import { isoOf } from '../../time/clock.ts'
import type { Actor } from '../../auth/actor.ts'
import { decide, hasFreshStepUp, rowHasRole } from '../../policy/decide.ts'
import { addRoute } from '../../routing/add-route.ts'

/** The same decisions that guard the routes; an operation that the role does not have is left out. */
function capabilitiesOf(app: FastifyInstance, actor: Actor, now: string): Record<string, Decision> {
  const rows = app.policy.rows.filter((row) => row.roles !== 'public' && rowHasRole(row, actor.role))
  return Object.fromEntries(
    rows.map((row) => {
      const blocker = row.token === 'none' && row.needs === undefined ? undefined : app.quay.blocker(row)
      return [row.operation, decide(row, actor, blocker, now)]
    }),
  )
}

export async function meRoutes(app: FastifyInstance): Promise<void> {
  addRoute(app, readMe, (_input, { actor }) => {
    const now = isoOf(app.clock.now())
    return {
      name: actor.name,
      role: actor.role,
      mustChangePassword: actor.mustChangePassword,
      stepUpUntil: hasFreshStepUp(actor, now) ? actor.stepUpUntil : null,
      idleMinutes: app.config.session.idleMs / 60_000,
      capabilities: capabilitiesOf(app, actor, now),
      registry: app.quay.summary(),
    }
  })

  addRoute(app, readOpenApi, () => app.swagger() as unknown as Record<string, unknown>)
}
