import { createCollection, type Row } from '../../collection.ts'

/** A key that a service signs with. `name` null: it is called after the registry's address. */
export type ServiceKey = Row & {
  kid: string
  name: string | null
  service: string
  jwk: Record<string, unknown>
  metadata: Record<string, unknown>
  createdMs: number
  expiresMs: number | null
  approval: {
    approverId: number | null
    type: 'SUPERUSER' | 'AUTOMATIC' | 'KEY_ROTATION'
    approvedMs: number
    notes: string
  } | null
}

/** The tables of service keys, empty. */
export const createServiceKeyState = () => ({
  serviceKeys: createCollection<ServiceKey, 'kid'>({ kid: (row) => row.kid }),
  /** The ids of keys that services made themselves, by the names that events call them. */
  serviceKeyIds: new Map<string, string>(),
})
