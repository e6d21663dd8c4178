import { createCollection, type Row } from '../../collection.ts'
import type { NamespaceFields } from './rows.ts'

export type User = Row &
  NamespaceFields & {
    username: string
    /** In plain text: nothing here protects anybody. Null: there is none, nobody can sign in with it. */
    password: string | null
    isVerified: boolean
    isEnabled: boolean
    invalidLoginAttempts: number
    lastInvalidLoginMs: number
    /** Grows when all sessions of the person end. */
    sessionGeneration: number
    profile: { company: string | null; familyName: string | null; givenName: string | null; location: string | null }
    /** The name in the directory, when the account comes from one. */
    directoryName: string | null
    createdMs: number
  }

/** The tables of users, empty. */
export const createUserState = () => ({
  users: createCollection<User, 'username' | 'email' | 'directoryName'>({
    username: (row) => row.username,
    email: (row) => row.email,
    directoryName: (row) => row.directoryName ?? undefined,
  }),
})
