import { json, noContent } from '../../../api/answer.ts'
import { invalidRequest, notFound } from '../../../api/api-error.ts'
import { parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import type { AutoPrunePolicy } from '../rows.ts'
import { randomUuid } from '../../../random-text.ts'
import { scopeMetadata, secondsOfText, type PolicyScope } from '../model.ts'
import { logAction } from '../../usage-logs/log-action.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import {
  isInScope,
  organizationPolicies,
  ownPolicies,
  readPolicyBody,
  repositoryPolicies,
  type PolicyFamily,
} from './policy-families.ts'

type PolicyBody = { method: string; value: number | string; tagPattern?: string; tagPatternMatches?: boolean }

const schema: SchemaOf<PolicyBody> = {
  type: 'object',
  required: ['method', 'value'],
  properties: {
    method: { type: 'string' },
    value: { type: ['integer', 'string'] },
    tagPattern: { type: 'string' },
    tagPatternMatches: { type: 'boolean' },
  },
}

type Wish = Pick<AutoPrunePolicy, 'method' | 'value' | 'tagPattern' | 'isPatternMatching'>

/** What a body asks for, with Quay's checks in Quay's order (autoprune-policies.json). */
function wishOf({ method, value, tagPattern, tagPatternMatches }: PolicyBody): Wish {
  if (method !== 'number_of_tags' && method !== 'creation_date') throw invalidRequest('Invalid method provided')
  const isValid =
    method === 'number_of_tags'
      ? typeof value === 'number' && value > 0
      : typeof value === 'string' && (secondsOfText(value) ?? 0) > 0
  if (!isValid) throw invalidRequest('Invalid value given for method type')
  if (tagPattern === '') throw invalidRequest('tag_pattern cannot be empty')
  return { method, value, tagPattern: tagPattern ?? null, isPatternMatching: tagPatternMatches ?? true }
}

const isSame = (one: Wish, other: Wish): boolean =>
  one.method === other.method &&
  one.value === other.value &&
  one.tagPattern === other.tagPattern &&
  one.isPatternMatching === other.isPatternMatching

const view = (policy: AutoPrunePolicy) => ({
  uuid: policy.uuid,
  method: policy.method,
  value: policy.value,
  tagPattern: policy.tagPattern,
  tagPatternMatches: policy.isPatternMatching,
})

const policiesIn = (call: Call, scope: PolicyScope | undefined): AutoPrunePolicy[] =>
  Array.from(call.state.autoPrunePolicies.all()).filter((policy) => isInScope(policy, scope))

function namedPolicy(call: Call, scope: PolicyScope | undefined): AutoPrunePolicy {
  const policy = call.state.autoPrunePolicies.find('uuid', parameter(call, 'policy_uuid'))
  if (!policy || !isInScope(policy, scope)) throw notFound()
  return policy
}

function logPolicy(call: Call, act: string, policy: AutoPrunePolicy, told: Record<string, unknown>): void {
  const kind = `${act}_${policy.repositoryId === null ? 'namespace' : 'repository'}_autoprune_policy`
  logAction(call, kind, scopeOf(policy), { ...told, ...scopeMetadata(call.state, policy) })
}

const scopeOf = ({ namespaceId, repositoryId }: PolicyScope): PolicyScope => ({ namespaceId, repositoryId })

const told = ({ method, value, tagPattern, isPatternMatching }: AutoPrunePolicy) => ({
  method,
  value,
  tag_pattern: tagPattern,
  tag_pattern_matches: isPatternMatching,
})

function createPolicy(call: Call, scope: PolicyScope, wish: Wish): AutoPrunePolicy {
  if (policiesIn(call, scope).some((policy) => isSame(policy, wish))) {
    const what = scope.repositoryId === null ? 'namespace' : 'repository'
    throw invalidRequest(`Existing policy with same values for this ${what}, duplicate policies are not permitted`)
  }
  const id = call.state.nextId('autoPrunePolicies')
  const policy = call.state.autoPrunePolicies.insert({ id, uuid: randomUuid(), ...scope, ...wish })
  logPolicy(call, 'create', policy, told(policy))
  return policy
}

function operationsOf(family: PolicyFamily): Operation[] {
  const name = `${family.name}-autoprune-policy`
  const path = `${family.path}/autoprunepolicy/`
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
        return json({ uuid: createPolicy(call, scope, wishOf(body)).uuid }, 201)
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
        const { id } = namedPolicy(call, scope)
        call.state.autoPrunePolicies.update(id, wish)
        const policy = namedPolicy(call, scope)
        logPolicy(call, 'update', policy, told(policy))
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
        call.state.autoPrunePolicies.delete(policy.id)
        logPolicy(call, 'delete', policy, { policy_uuid: policy.uuid })
        return json({ uuid: policy.uuid })
      },
    },
  ]
}

export const autoPrunePolicyOperations: Operation[] = [organizationPolicies, repositoryPolicies, ownPolicies].flatMap(
  operationsOf,
)
