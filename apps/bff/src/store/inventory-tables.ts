/** Booleans are 0 and 1 and instants ISO strings, so that SQLite and PostgreSQL hold the same values. */
export type InventoryTables = {
  /** Things of the registry, each with the instant at which it was read. */
  inventory_rows: {
    kind: string
    /** The parts of the key as one text. */
    key: string
    /** Key of the parent; empty in a list of the whole registry. */
    scope: string
    /** JSON; null for a thing that is known to be gone, kept until the run that runs is over. */
    data: string | null
    /** JSON of what is not kept in memory. */
    details: string | null
    read_at: string
    /** Order of the reads; the newer one wins. */
    read_sequence: number
    /** The refresh run that saw this row last. */
    run_id: number
  }
  /** Each list: how far the run that reads it is. */
  inventory_scopes: {
    kind: string
    scope: string
    run_id: number
    is_running: number
    /** Reads from here on belong to the run. */
    start_sequence: number
    page_token: string | null
    page_token_at: string | null
    read_count: number
    expected_count: number | null
    completed_at: string | null
  }
  /** The shape in which the rows of a kind are stored. */
  inventory_kinds: { kind: string; version: number }
  /** What a new entry of the usage log names: a row, or the parent of a list. Kept until it was read. */
  inventory_stale: { kind: string; key: string; since: string }
  /** At most one row: the connection under which the rows were last confirmed to be of the registry that answers. */
  inventory_registry: { id: number; registry_identity: string }
}
