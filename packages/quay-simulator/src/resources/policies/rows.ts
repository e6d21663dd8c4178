import { createCollection, type Row } from '../../collection.ts'

/** A wish for old tags to go, of a whole namespace or of one repository. */
export type AutoPrunePolicy = Row & {
  uuid: string
  namespaceId: number
  repositoryId: number | null
  method: 'number_of_tags' | 'creation_date'
  value: number | string
  tagPattern: string | null
  isPatternMatching: boolean
}

/** A wish for tags to stay as they are, of a whole namespace or of one repository. */
export type ImmutabilityPolicy = Row & {
  uuid: string
  namespaceId: number
  repositoryId: number | null
  tagPattern: string
  isPatternMatching: boolean
}

/** The tables of policies, empty. */
export const createPolicyState = () => ({
  autoPrunePolicies: createCollection<AutoPrunePolicy, 'namespaceId' | 'repositoryId' | 'uuid'>({
    namespaceId: (row) => row.namespaceId,
    repositoryId: (row) => row.repositoryId ?? undefined,
    uuid: (row) => row.uuid,
  }),
  immutabilityPolicies: createCollection<ImmutabilityPolicy, 'namespaceId' | 'repositoryId' | 'uuid'>({
    namespaceId: (row) => row.namespaceId,
    repositoryId: (row) => row.repositoryId ?? undefined,
    uuid: (row) => row.uuid,
  }),
})
