/** An entry as it is stored. Instants are whole seconds, `2026-11-03T10:11:12Z`. */
export type StoredEntry = {
  /** `day.hash16.ordinal`: holds as long as Quay or the store has the entry. */
  id: string
  day: string
  at: string
  kind: string
  /** As Quay tells. Whom the entry is about is often another question: see `subjectOf`. */
  performer: string | null
  isRobot: boolean
  namespace: string | null
  isOrganization: boolean | null
  /** Path with its namespace. */
  repository: string | null
  address: string | null
  country: string | null
  /** OAuth application through which it was done. */
  application: string | null
  metadata: Record<string, unknown>
}

/** Where a list continues: next to this entry. `at` finds the place when the entry itself no longer exists. */
export type LogPosition = { id: string; at: string }
