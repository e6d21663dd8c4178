import type { Operation } from '@quaymaster/contracts/operations'

/** What an operation is done to. `name` is a name of Quay or of staff, never an e-mail address. */
export type AuditTarget = { kind: string; name: string }

/** Who did it, from where. A field is null where nobody is signed in. */
export type AuditActor = {
  staffId: string | null
  name: string | null
  role: string | null
  sessionId: string | null
  address: string
}

export type AuditResult = 'ok' | 'refused' | 'failed' | 'unknown'

/** Facts beside the rest: codes, numbers and names, never a secret, a body or an e-mail address. */
export type AuditDetail = Readonly<Record<string, string | number | boolean>>

export type AuditEvent = {
  operation: Operation | AuditOccurrence
  requestId: string
  actor: AuditActor
  target?: AuditTarget | undefined
  result: AuditResult
  status?: number | undefined
  detail?: AuditDetail | undefined
}

/** What happens without a route of its own. */
export type AuditOccurrence = 'session.end' | 'console.start' | 'console.stop' | 'console.failure' | 'audit.recover'

export type AuditIntent = Omit<AuditEvent, 'result' | 'status'>

export type AuditOutcome = {
  result: AuditResult
  status?: number | undefined
  detail?: AuditDetail | undefined
}
