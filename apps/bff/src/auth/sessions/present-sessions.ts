import type { StaffSession } from '@quaymaster/contracts/account'
import type { FastifyInstance } from 'fastify'
import { isoOf } from '../../time/clock.ts'
import type { Actor } from '../actor.ts'
import { listSessions, type SessionLimits } from './session-table.ts'

/** Sessions older than these instants are over, though their rows may still be there. */
export function sessionLimits(app: FastifyInstance): SessionLimits {
  const now = app.clock.now()
  return {
    seenBefore: isoOf(now - app.config.session.idleMs),
    createdBefore: isoOf(now - app.config.session.absoluteMs),
  }
}

/** The sessions of one account, the latest used first. */
export async function presentSessions(app: FastifyInstance, actor: Actor): Promise<StaffSession[]> {
  const rows = await listSessions(app.store, actor.staffId, sessionLimits(app))
  return rows.map((row) => ({
    id: row.public_id ?? '',
    isCurrent: row.public_id === actor.sessionId,
    createdAt: row.created_at,
    lastSeenAt: row.seen_at,
    address: row.address,
    userAgent: row.user_agent,
  }))
}
