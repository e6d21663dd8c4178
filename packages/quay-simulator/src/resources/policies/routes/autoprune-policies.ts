import { invalidRequest } from '../../../api/api-error.ts'
import type { Call, Operation } from '../../../api/call.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { scopeMetadata, secondsOfText } from '../model.ts'
import type { AutoPrunePolicy, AutoPruneRule } from '../rows.ts'
import { organizationPolicies, ownPolicies, repositoryPolicies } from './policy-families.ts'
import { policyOperations, type PolicyKind } from './policy-operations.ts'

type PolicyBody = { method: string; value: number | string; tagPattern?: string; tagPatternMatches?: boolean }

/** What a body asks for, with Quay's checks in Quay's order (autoprune-policies.json). */
function ruleFrom({ method, value, tagPattern, tagPatternMatches }: PolicyBody): AutoPruneRule {
  if (method !== 'number_of_tags' && method !== 'creation_date') throw invalidRequest('Invalid method provided')
  const isValid =
    method === 'number_of_tags'
      ? typeof value === 'number' && value > 0
      : typeof value === 'string' && (secondsOfText(value) ?? 0) > 0
  if (!isValid) throw invalidRequest('Invalid value given for method type')
  if (tagPattern === '') throw invalidRequest('tag_pattern cannot be empty')
  return { method, value, tagPattern: tagPattern ?? null, isPatternMatching: tagPatternMatches ?? true }
}

const isSameRule = (one: AutoPruneRule, other: AutoPruneRule): boolean =>
  one.method === other.method &&
  one.value === other.value &&
  one.tagPattern === other.tagPattern &&
  one.isPatternMatching === other.isPatternMatching

function logPolicy(call: Call, act: string, policy: AutoPrunePolicy, metadata: Record<string, unknown>): void {
  const { namespaceId, repositoryId } = policy
  const kind = `${act}_${repositoryId === null ? 'namespace' : 'repository'}_autoprune_policy`
  logAction(call, kind, { namespaceId, repositoryId }, { ...metadata, ...scopeMetadata(call.state, policy) })
}

const autoPrune: PolicyKind<PolicyBody, AutoPruneRule> = {
  name: 'autoprune',
  sequence: 'autoPrunePolicies',
  table: (state) => state.autoPrunePolicies,
  schema: {
    type: 'object',
    required: ['method', 'value'],
    properties: {
      method: { type: 'string' },
      value: { type: ['integer', 'string'] },
      tagPattern: { type: 'string' },
      tagPatternMatches: { type: 'boolean' },
    },
  },
  ruleFrom,
  checkUnique(others, { repositoryId }, rule, before) {
    // A change may make two policies the same.
    if (before || !others.some((policy) => isSameRule(policy, rule))) return
    const what = repositoryId === null ? 'namespace' : 'repository'
    throw invalidRequest(`Existing policy with same values for this ${what}, duplicate policies are not permitted`)
  },
  view: ({ uuid, method, value, tagPattern, isPatternMatching }) => ({
    uuid,
    method,
    value,
    tagPattern,
    tagPatternMatches: isPatternMatching,
  }),
  afterSave(call, act, policy) {
    const { method, value, tagPattern, isPatternMatching } = policy
    const metadata = { method, value, tag_pattern: tagPattern, tag_pattern_matches: isPatternMatching }
    logPolicy(call, act, policy, metadata)
  },
  afterDelete: (call, policy) => logPolicy(call, 'delete', policy, { policy_uuid: policy.uuid }),
}

export const autoPrunePolicyOperations: Operation[] = [organizationPolicies, repositoryPolicies, ownPolicies].flatMap(
  (family) => policyOperations(autoPrune, family),
)
