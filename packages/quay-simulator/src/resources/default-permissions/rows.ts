import { createCollection, type Row } from '../../collection.ts'
import type { RepositoryRole } from '../repository-permissions/rows.ts'

/** A permission that a new repository of the organization starts with; made for `activatingUserId`, or for everybody. */
export type DefaultPermission = Row & {
  organizationId: number
  uuid: string
  activatingUserId: number | null
  accountId: number | null
  teamId: number | null
  role: RepositoryRole
}

/** The tables of default permissions, empty. */
export const createDefaultPermissionState = () => ({
  defaultPermissions: createCollection<DefaultPermission, 'organizationId' | 'uuid'>({
    organizationId: (row) => row.organizationId,
    uuid: (row) => row.uuid,
  }),
})
