import type { Role } from '@quaymaster/contracts/roles'
import type { UsageLogEntry, UsageLogSubject } from '@quaymaster/contracts/usage-logs'
import type { StoredEntry } from '../../usage-logs/entry/entry.ts'
import { readFacts } from '../../usage-logs/entry/entry-facts.ts'
import { subjectOf } from '../../usage-logs/entry/subject.ts'
import { isAccount, typedName } from '../../usage-logs/entry/subject-names.ts'
import { visibleMetadata } from '../../usage-logs/entry/visible-metadata.ts'
import { isSeenInFull, visibilityOf } from '../../policy/fields.ts'
import type { EntryIds } from './entry-ids.ts'
import { USAGE_LOG_FIELDS } from './policy.ts'

/** Who reads entries, and what makes their ids. */
export type LogViewer = { role: Role; entryIds: EntryIds }

type Field = keyof typeof USAGE_LOG_FIELDS

export const isField = (name: string): name is Field => Object.hasOwn(USAGE_LOG_FIELDS, name)

export const isFieldSeen = (field: Field, role: Role): boolean => isSeenInFull(USAGE_LOG_FIELDS, field, role)

/** The metadata of an entry as this role may see it. */
export function presentMetadata(
  { kind, metadata }: Pick<StoredEntry, 'kind' | 'metadata'>,
  role: Role,
): Record<string, unknown> {
  return visibleMetadata(kind, metadata, visibilityOf(USAGE_LOG_FIELDS, 'metadata', role))
}

/** An entry as this role may see it: built key by key, so that an unknown field stays here. */
export function presentEntry(entry: StoredEntry, { role, entryIds }: LogViewer): UsageLogEntry {
  return {
    id: entryIds.seal(entry.id),
    at: entry.at,
    kind: entry.kind,
    subject: presentSubject(entry, role),
    // A deleted account has a random name, which says nothing.
    performer: isAccount(entry.performer) ? { name: entry.performer, isRobot: entry.isRobot } : null,
    namespace: isAccount(entry.namespace) ? { name: entry.namespace, isOrganization: entry.isOrganization } : null,
    repository: entry.repository,
    ...(isFieldSeen('address', role) ? { address: entry.address } : {}),
    ...(isFieldSeen('country', role) ? { country: entry.country } : {}),
    ...(isFieldSeen('application', role) ? { application: entry.application } : {}),
    facts: readFacts(entry.kind, presentMetadata(entry, role)),
  }
}

/** What was typed is shown as the role may see it in the metadata: it may be a mail address. */
function presentSubject(entry: StoredEntry, role: Role): UsageLogSubject {
  const { name, kind } = subjectOf(entry)
  if (kind !== 'unknown' || name === null) return { name, kind }
  return { name: typedName(presentMetadata(entry, role)), kind }
}
