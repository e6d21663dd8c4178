import { json, noContent } from '../../../api/answer.ts'
import { invalidRequest, notFound } from '../../../api/api-error.ts'
import { parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import type { ImmutabilityPolicy } from '../rows.ts'
import { randomUuid } from '../../../random-text.ts'
import { applyImmutability, policyMetadata, scopeMetadata, type PolicyScope } from '../model.ts'
import { logAction } from '../../usage-logs/log-action.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import {
  isInScope,
  organizationPolicies,
  readPolicyBody,
  repositoryPolicies,
  type PolicyFamily,
} from './policy-families.ts'

type PolicyBody = { tagPattern: string; tagPatternMatches?: boolean }

const schema: SchemaOf<PolicyBody> = {
  type: 'object',
  required: ['tagPattern'],
  properties: { tagPattern: { type: 'string' }, tagPatternMatches: { type: 'boolean' } },
}

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

type Wish = Pick<ImmutabilityPolicy, 'tagPattern' | 'isPatternMatching'>

function wishOf({ tagPattern, tagPatternMatches }: PolicyBody): Wish {
  checkPattern(tagPattern)
  return { tagPattern, isPatternMatching: tagPatternMatches ?? true }
}

const view = ({ uuid, tagPattern, isPatternMatching }: ImmutabilityPolicy) => ({
  uuid,
  tagPattern,
  tagPatternMatches: isPatternMatching,
})

const policiesIn = (call: Call, scope: PolicyScope | undefined): ImmutabilityPolicy[] =>
  Array.from(call.state.immutabilityPolicies.all()).filter((policy) => isInScope(policy, scope))

function namedPolicy(call: Call, scope: PolicyScope | undefined): ImmutabilityPolicy {
  const policy = call.state.immutabilityPolicies.find('uuid', parameter(call, 'policy_uuid'))
  if (!policy || !isInScope(policy, scope)) throw notFound()
  return policy
}

const filingOf = ({ namespaceId, repositoryId }: PolicyScope): PolicyScope => ({ namespaceId, repositoryId })

function checkUnique(call: Call, scope: PolicyScope, { tagPattern }: Wish, except?: ImmutabilityPolicy): void {
  const isTaken = policiesIn(call, scope).some((policy) => policy !== except && policy.tagPattern === tagPattern)
  if (isTaken) throw invalidRequest('A policy with the same tag_pattern already exists')
}

/** Says that a policy holds, after the tags that it changed at once (logs-real-immutable.json, step 8). */
function applyPolicy(call: Call, act: 'create' | 'update', policy: ImmutabilityPolicy): void {
  applyImmutability(call, policy)
  logAction(call, `${act}_immutability_policy`, filingOf(policy), policyMetadata(call.state, policy))
}

function operationsOf(family: PolicyFamily): Operation[] {
  const name = `${family.name}-immutability-policy`
  const path = `${family.path}/immutabilitypolicy/`
  const itemPath = `${path}{policy_uuid}`
  return [
    {
      name: `${name}.list`,
      method: 'GET',
      path,
      handle(call) {
        family.requireRead(call)
        return json({ policies: policiesIn(call, family.scope(call)).map(view) })
      },
    },
    {
      name: `${name}.create`,
      method: 'POST',
      path,
      handle(call) {
        const { body, scope } = readPolicyBody(family, call, () => readBody(call, schema))
        const wish = wishOf(body)
        checkUnique(call, scope, wish)
        const id = call.state.nextId('immutabilityPolicies')
        const policy = call.state.immutabilityPolicies.insert({ id, uuid: randomUuid(), ...scope, ...wish })
        applyPolicy(call, 'create', policy)
        return json({ uuid: policy.uuid }, 201)
      },
    },
    {
      name: `${name}.read`,
      method: 'GET',
      path: itemPath,
      handle(call) {
        family.requireRead(call)
        return json(view(namedPolicy(call, family.scope(call))))
      },
    },
    {
      name: `${name}.update`,
      method: 'PUT',
      path: itemPath,
      handle(call) {
        const { body, scope } = readPolicyBody(family, call, () => readBody(call, schema))
        const wish = wishOf(body)
        const before = namedPolicy(call, scope)
        checkUnique(call, scope, wish, before)
        call.state.immutabilityPolicies.update(before.id, wish)
        applyPolicy(call, 'update', namedPolicy(call, scope))
        return noContent()
      },
    },
    {
      name: `${name}.delete`,
      method: 'DELETE',
      path: itemPath,
      handle(call) {
        family.requireWrite(call)
        const policy = namedPolicy(call, family.scope(call))
        call.state.immutabilityPolicies.delete(policy.id)
        const metadata = { ...scopeMetadata(call.state, policy), policy_uuid: policy.uuid }
        logAction(call, 'delete_immutability_policy', filingOf(policy), metadata)
        return json({ uuid: policy.uuid })
      },
    },
  ]
}

export const immutabilityPolicyOperations: Operation[] = [organizationPolicies, repositoryPolicies].flatMap(
  operationsOf,
)
