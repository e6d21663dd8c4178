import { invalidRequest } from '../../../api/api-error.ts'
import type { Operation } from '../../../api/call.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { applyImmutability, policyMetadata, scopeMetadata } from '../model.ts'
import type { ImmutabilityRule, PolicyScope } from '../rows.ts'
import { organizationPolicies, repositoryPolicies } from './policy-families.ts'
import { policyOperations, type PolicyKind } from './policy-operations.ts'

type PolicyBody = { tagPattern: string; tagPatternMatches?: boolean }

function checkPattern(pattern: string): void {
  if (pattern === '') throw invalidRequest('tag_pattern is required and must be a non-empty string')
  if (pattern.length > 256) throw invalidRequest('tag_pattern must be 256 characters or less')
  try {
    RegExp(pattern, 'u')
  } catch {
    // Python's words, of the one mistake that is recorded (immutable-tags.json, step 23).
    throw invalidRequest(
      `Invalid regex pattern: unterminated character set at position ${pattern.lastIndexOf('[') + 1}`,
    )
  }
}

const filingOf = ({ namespaceId, repositoryId }: PolicyScope): PolicyScope => ({ namespaceId, repositoryId })

const immutability: PolicyKind<PolicyBody, ImmutabilityRule> = {
  name: 'immutability',
  sequence: 'immutabilityPolicies',
  table: (state) => state.immutabilityPolicies,
  schema: {
    type: 'object',
    required: ['tagPattern'],
    properties: { tagPattern: { type: 'string' }, tagPatternMatches: { type: 'boolean' } },
  },
  ruleFrom({ tagPattern, tagPatternMatches }) {
    checkPattern(tagPattern)
    return { tagPattern, isPatternMatching: tagPatternMatches ?? true }
  },
  checkUnique(others, _scope, { tagPattern }, before) {
    const isTaken = others.some((policy) => policy !== before && policy.tagPattern === tagPattern)
    if (isTaken) throw invalidRequest('A policy with the same tag_pattern already exists')
  },
  view: ({ uuid, tagPattern, isPatternMatching }) => ({ uuid, tagPattern, tagPatternMatches: isPatternMatching }),
  // The entry follows those of the tags that changed at once (logs-real-immutable.json, step 8).
  afterSave(call, act, policy) {
    applyImmutability(call, policy)
    logAction(call, `${act}_immutability_policy`, filingOf(policy), policyMetadata(call.state, policy))
  },
  afterDelete(call, policy) {
    const metadata = { ...scopeMetadata(call.state, policy), policy_uuid: policy.uuid }
    logAction(call, 'delete_immutability_policy', filingOf(policy), metadata)
  },
}

export const immutabilityPolicyOperations: Operation[] = [organizationPolicies, repositoryPolicies].flatMap((family) =>
  policyOperations(immutability, family),
)
