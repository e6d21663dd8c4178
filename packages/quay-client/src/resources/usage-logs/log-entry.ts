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
