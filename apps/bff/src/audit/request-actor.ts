import type { FastifyRequest } from 'fastify'
import type { AuditActor } from './entry.ts'

/** Who the trail names for a request; nobody but an address before sign-in. */
export function auditActorOf(request: FastifyRequest): AuditActor {
  const { actor } = request
  return {
    staffId: actor?.staffId ?? null,
    name: actor?.name ?? null,
    role: actor?.role ?? null,
    sessionId: actor?.sessionId ?? null,
    address: request.senderAddress,
  }
}
