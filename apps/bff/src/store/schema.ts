import type { Role } from '@quaymaster/contracts/roles'
import type { InventoryTables } from './inventory-tables.ts'

/** Instants are ISO strings and booleans 0 and 1, so that SQLite and PostgreSQL hold the same values. */
type FoundationTables = {
  schema_migrations: { version: number; name: string; applied_at: string }
  /** Accounts of the console itself. */
  staff: {
    id: string
    name: string
    role: Role
    password_hash: string
    is_enabled: number
    must_change_password: number
    created_at: string
    last_sign_in_at: string | null
  }
  /** Sessions, and the tombstones of ended ones: `ended_at` is set once and never cleared. */
  sessions: {
    /** SHA-256 of the id in the cookie. */
    key_hash: string
    /** Names the session in pages and in the trail; opens nothing. */
    public_id: string | null
    staff_id: string | null
    created_at: string
    seen_at: string
    step_up_until: string | null
    address: string
    user_agent: string
    ended_at: string | null
    ended_reason: string | null
  }
  /** Failed proofs of identity, by hashed account, by address and over all. */
  sign_in_counters: { key: string; window_started_at: string; failures: number; blocked_until: string | null }
  /** Where an account signed in well from before: such an address is not slowed by what others do to the account. */
  sign_in_origins: { account_key: string; address_key: string; last_success_at: string }
  idempotency: {
    staff_id: string
    key: string
    operation: string
    fingerprint: string
    boot_id: string
    state: 'running' | 'done'
    status: number | null
    content: string | null
    created_at: string
  }
  /** At most one row: the code that creates the first administrator. */
  set_up_code: { id: number; code_hash: string; expires_at: string; tries: number }
  /** One-time addresses of files; `input` is JSON. */
  download_tickets: { ticket_hash: string; session_id: string; kind: string; input: string; expires_at: string }
  /** Heads of the audit trail, kept apart from it, so that a tail cut off shows. */
  audit_heads: { trail_id: string; sequence: number; mac: string; written_at: string }
}

export type Schema = FoundationTables & InventoryTables
