import { createCollection, type Row } from '../../collection.ts'

export type RepositoryRole = 'read' | 'write' | 'admin'

/** A role on a repository: of a person or robot, or of a team. */
export type RepositoryPermission = Row & {
  repositoryId: number
  accountId: number | null
  teamId: number | null
  role: RepositoryRole
}

/** The tables of repository permissions, empty. */
export const createRepositoryPermissionState = () => ({
  repositoryPermissions: createCollection<RepositoryPermission, 'repositoryId' | 'accountId' | 'teamId'>({
    repositoryId: (row) => row.repositoryId,
    accountId: (row) => row.accountId ?? undefined,
    teamId: (row) => row.teamId ?? undefined,
  }),
})
