import { createCollection, type Row } from '../../collection.ts'

export type Repository = Row & {
  namespaceId: number
  name: string
  isPublic: boolean
  description: string
  kind: string
  state: 'NORMAL' | 'READ_ONLY' | 'MIRROR'
  createdMs: number
  isTrustEnabled: boolean
  /** What the badge of a private repository is asked with. */
  statusToken: string
}

/** A repository that somebody marked as a favourite. */
export type Star = Row & { userId: number; repositoryId: number }

/** The tables of repositories, empty. */
export const createRepositoryState = () => ({
  repositories: createCollection<Repository, 'namespaceId' | 'path'>({
    namespaceId: (row) => row.namespaceId,
    path: (row) => `${row.namespaceId}/${row.name}`,
  }),
  stars: createCollection<Star, 'userId' | 'repositoryId'>({
    userId: (row) => row.userId,
    repositoryId: (row) => row.repositoryId,
  }),
})
