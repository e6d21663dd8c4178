import { readdirSync, readFileSync } from 'node:fs'
import type { QuayLogEntry } from '@quaymaster/quay-client'

/** A page of a list that a running Quay has answered; `owner`: whose list it is, undefined for the registry's. */
export type RecordedPage = { file: string; owner: string | undefined; entries: QuayLogEntry[] }

type WireEntry = {
  kind: string
  metadata: Record<string, unknown>
  ip: string | null
  performer?: { name: string; is_robot?: boolean }
  namespace?: { name: string; kind: string }
}
type Step = { as?: unknown; request?: { path: string }; response?: { body?: { logs?: unknown } } }

const FOLDER = new URL('../../../../packages/quay-simulator/recordings/logs/', import.meta.url)

/** Every page of usage logs in the recordings of real acts. */
export function readRecordedPages(): RecordedPage[] {
  const files = readdirSync(FOLDER).filter((file) => /^logs-real-.*\.json$/.test(file))
  return files.toSorted().flatMap((file) => {
    const { steps } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as { steps: Step[] }
    return steps.flatMap(({ as, request, response }) => {
      const logs = response?.body?.logs
      if (request === undefined || !Array.isArray(logs)) return []
      const entries = (logs as WireEntry[]).map((entry) => entryOf(withValues(entry) as WireEntry))
      return [{ file, owner: ownerOfList(request.path, as, file), entries }]
    })
  })
}

function ownerOfList(path: string, as: unknown, file: string): string | undefined {
  const name = /^\/api\/v1\/(?:organization|repository)\/([^/?]+)/.exec(path)?.[1]
  if (name !== undefined) return name
  if (path.startsWith('/api/v1/superuser/')) return undefined
  if (as === 'rw') return 'quayadmin'
  // The user of this one has got another name by then.
  return file === 'logs-real-account.json' ? 'devon' : 'devuser'
}

function entryOf({ kind, metadata, ip, performer, namespace }: WireEntry): QuayLogEntry {
  return {
    kind,
    at: '2026-11-30T12:00:00Z',
    ip,
    metadata,
    ...(performer && { performer: { name: performer.name, isRobot: performer.is_robot === true } }),
    ...(namespace && { namespace: { name: namespace.name, isOrganization: namespace.kind === 'org' } }),
  }
}

/** With values that have the shape of what the recordings leave open. */
function withValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withValues)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withValues(item)]))
  }
  if (typeof value !== 'string') return value
  if (value === '{{any-number}}') return 7
  if (value.startsWith('{{unix')) return Date.parse('2026-12-01T12:00:00Z') / 1000
  return value
    .replaceAll(/\{\{uuid:(\d+)\}\}/g, (_, number: string) => `00000000-0000-4000-8000-${number.padStart(12, '0')}`)
    .replaceAll(/\{\{([a-z-]+)(?::(\d+))?\}\}/g, (_, name: string, number = '') => `${name}${number}`)
}
