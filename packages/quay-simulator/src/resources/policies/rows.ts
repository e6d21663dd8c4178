import { createCollection, type Row } from '../../collection.ts'

/** What a policy is about: a whole namespace, or one repository of it. */
export type PolicyScope = { namespaceId: number; repositoryId: number | null }

type PolicyRow = Row & PolicyScope & { uuid: string }

/** What a policy asks for, beside whom it is about. */
export type Policy<Rule> = PolicyRow & Rule

/** Which old tags are to go. */
export type AutoPruneRule = {
  method: 'number_of_tags' | 'creation_date'
  value: number | string
  tagPattern: string | null
  isPatternMatching: boolean
}

/** Which tags are to stay as they are. */
export type ImmutabilityRule = { tagPattern: string; isPatternMatching: boolean }

export type AutoPrunePolicy = Policy<AutoPruneRule>

export type ImmutabilityPolicy = Policy<ImmutabilityRule>

const createPolicyTable = <T extends PolicyRow>() =>
  createCollection<T, 'namespaceId' | 'repositoryId' | 'uuid'>({
    namespaceId: (row) => row.namespaceId,
    repositoryId: (row) => row.repositoryId ?? undefined,
    uuid: (row) => row.uuid,
  })

/** The tables of policies, empty. */
export const createPolicyState = () => ({
  autoPrunePolicies: createPolicyTable<AutoPrunePolicy>(),
  immutabilityPolicies: createPolicyTable<ImmutabilityPolicy>(),
})
