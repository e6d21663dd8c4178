import type { SuperuserKind } from '@quaymaster/contracts/users'

/** Booleans are 0 and 1 and instants ISO strings, so that SQLite and PostgreSQL hold the same values. */
export type CatalogTables = {
  /** People of the registry, each with the instant it was read. */
  users_catalog: {
    name: string
    email: string | null
    is_enabled: number
    is_verified: number
    superuser_kind: SuperuserKind
    /** Null where Quay keeps no quota. */
    quota_used_bytes: number | null
    quota_limit_bytes: number | null
    read_at: string
    /** Order of the readings; the newer one wins. */
    read_sequence: number
    /** The pass that saw this person last. */
    pass_id: number
    /** 1 for somebody who is known to be gone, kept until the pass that runs is over. */
    is_gone: number
  }
  /** One row for each kind of thing that is read pass by pass. */
  catalog_passes: {
    kind: string
    /** The connection under which the rows were last confirmed to be of the registry that answers. */
    registry_identity: string
    pass_id: number
    is_running: number
    started_at: string | null
    /** Readings from here on belong to the pass. */
    start_sequence: number
    page_token: string | null
    page_token_at: string | null
    read_count: number
    expected_count: number | null
    completed_at: string | null
  }
}
