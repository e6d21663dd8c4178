import type { WireLogEntry } from './wire.ts'

/** An entry of the usage log. Quay gives it no id, and several may be equal. */
export type QuayLogEntry = {
  kind: string
  /** Whole seconds, `2026-08-22T13:05:10Z`. */
  at: string
  /** Absent where nobody did it, or the account is gone. */
  performer?: { name: string; isRobot: boolean }
  /** Only in the list of the whole registry. A deleted account shows a random uuid until Quay has removed it. */
  namespace?: { name: string; isOrganization: boolean }
  ip: string | null
  /** By kind; every key may be missing. */
  metadata: Record<string, unknown>
}

/** An entry in our words. */
export function readLogEntry(wire: WireLogEntry): QuayLogEntry {
  const { performer, namespace } = wire
  return {
    kind: wire.kind,
    at: wire.datetime,
    ...(performer ? { performer: { name: performer.name, isRobot: performer.is_robot === true } } : {}),
    ...(namespace ? { namespace: { name: namespace.name, isOrganization: namespace.kind === 'org' } } : {}),
    // Elasticsearch turns an absent address into a word.
    ip: wire.ip === undefined || wire.ip === '' || wire.ip === 'None' ? null : wire.ip,
    metadata: readMetadata(wire.metadata),
  }
}

function readMetadata(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {}
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  return { value }
}
