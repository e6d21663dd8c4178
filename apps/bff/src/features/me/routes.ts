import type { Decision } from '@quaymaster/contracts/decision'
import { readMe } from '@quaymaster/contracts/me'
import { readOpenApi } from '@quaymaster/contracts/openapi'
import { ROLES } from '@quaymaster/contracts/roles'
import type { Role } from '@quaymaster/contracts/roles'
import type { FastifyInstance } from 'fastify'
import { isoOf } from '../../time/clock.ts'
import type { Actor } from '../../auth/actor.ts'
import { hasFreshStepUp, rowHasRole } from '../../policy/decide.ts'
import { decideRow } from '../../policy/decide-row.ts'
import { addRoute } from '../../routing/add-route.ts'

/** The same decisions that guard the routes; an operation that the role does not have is left out. */
function capabilitiesOf(app: FastifyInstance, actor: Actor): Record<string, Decision> {
  const rows = app.policy.rows.filter((row) => row.roles !== 'public' && rowHasRole(row, actor.role))
  return Object.fromEntries(rows.map((row) => [row.operation, decideRow(app, row, actor)]))
}

/** Which roles have what this one lacks, for the sentence of who could. */
function otherRolesOf({ policy }: FastifyInstance, actor: Actor): Record<string, Role[]> {
  const rows = policy.rows.filter((row) => !rowHasRole(row, actor.role))
  return Object.fromEntries(rows.map((row) => [row.operation, ROLES.filter((role) => rowHasRole(row, role))]))
}

/** What the answers of an operation leave out for this role, so that pages show no empty column for it. */
function hiddenFieldsOf({ policy }: FastifyInstance, actor: Actor): Record<string, string[]> {
  const rows = policy.rows.filter((row) => rowHasRole(row, actor.role))
  const hidden = rows.map(({ operation, fields = {} }) => {
    const names = Object.keys(fields).filter((name) => fields[name]?.[actor.role] === undefined)
    return [operation, names] as const
  })
  return Object.fromEntries(hidden.filter(([, names]) => names.length > 0))
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
      capabilities: capabilitiesOf(app, actor),
      otherRoles: otherRolesOf(app, actor),
      hiddenFields: hiddenFieldsOf(app, actor),
      registry: app.quay.summary(),
    }
  })

  addRoute(app, readOpenApi, () => app.swagger() as unknown as Record<string, unknown>)
}
