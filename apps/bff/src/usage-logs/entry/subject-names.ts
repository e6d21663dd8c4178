import type { StoredEntry } from './entry.ts'

/**
 * What decides whom an entry is about. `namespace` is the entry's own or, in a list that names none, the list's owner.
 */
export type SubjectFacts = Pick<
  StoredEntry,
  'kind' | 'performer' | 'isRobot' | 'namespace' | 'isOrganization' | 'metadata'
>

/**
 * Whom an entry is about. `unknown`: Quay does not tell; the name is then what was typed, if the entry has it. Of
 * the system there is no name.
 */
export type Subject = { name: string | null; kind: 'user' | 'robot' | 'system' | 'unknown' }

export const SYSTEM: Subject = { name: null, kind: 'system' }
export const UNKNOWN: Subject = { name: null, kind: 'unknown' }

/** Quay's name for an account that was deleted and is not removed yet. */
const PLACEHOLDER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Names that Quay gives to users. */
const USER_NAME = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/

export const isPlaceholder = (name: string): boolean => PLACEHOLDER.test(name)

/** Whether the name is one by which an account can be found. */
export const isAccount = (name: string | null): name is string => name !== null && !isPlaceholder(name)

/** An IP address looks like a name, and not every role may see one. */
const IP_ADDRESS = /\d{1,3}(?:\.\d{1,3}){3}/

/** Whether a typed text can be the name of a user. */
export const isUserName = (typed: string): boolean => USER_NAME.test(typed) && !IP_ADDRESS.test(typed)

export const user = (name: string): Subject => ({ name, kind: 'user' })

/** A user, or a robot by its full name. */
export const account = (name: string): Subject => ({ name, kind: name.includes('+') ? 'robot' : 'user' })

export const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** What was typed at a sign-in that failed. */
export const typedName = (metadata: Record<string, unknown>): string | null =>
  text(metadata['robot']) ?? text(metadata['username'])
