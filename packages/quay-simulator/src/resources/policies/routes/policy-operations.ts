import { json, noContent } from '../../../api/answer.ts'
import { notFound } from '../../../api/api-error.ts'
import { parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import { randomUuid } from '../../../random-text.ts'
import type { State } from '../../../state.ts'
import type { Policy, PolicyScope } from '../rows.ts'
import type { PolicyFamily } from './policy-families.ts'

type PolicyTable<Rule> = {
  all: () => Iterable<Policy<Rule>>
  find: (index: 'uuid', uuid: string) => Policy<Rule> | undefined
  insert: (policy: Policy<Rule>) => Policy<Rule>
  update: (id: number, rule: Rule) => void
  delete: (id: number) => void
}

/** One kind of policy: what its bodies ask for, and what the log tells of it. */
export type PolicyKind<Body, Rule> = {
  /** As operations and paths have it. */
  name: 'autoprune' | 'immutability'
  sequence: string
  table: (state: State) => PolicyTable<Rule>
  schema: SchemaOf<Body>
  /** What a body asks for, with Quay's checks. */
  ruleFrom: (body: Body) => Rule
  /** Refuses a rule that another policy of the same scope has; `before` is the policy that it is to replace. */
  checkUnique: (others: readonly Policy<Rule>[], scope: PolicyScope, rule: Rule, before?: Policy<Rule>) => void
  view: (policy: Policy<Rule>) => Record<string, unknown>
  afterSave: (call: Call, act: 'create' | 'update', policy: Policy<Rule>) => void
  afterDelete: (call: Call, policy: Policy<Rule>) => void
}

/** The policies of exactly this scope: those of a namespace do not show at its repositories. */
const isInScope = (policy: PolicyScope, scope: PolicyScope | undefined): boolean =>
  policy.namespaceId === scope?.namespaceId && policy.repositoryId === scope.repositoryId

/** The paths of one kind of policy under one family of paths. */
export function policyOperations<Body, Rule>(kind: PolicyKind<Body, Rule>, family: PolicyFamily): Operation[] {
  const name = `${family.name}-${kind.name}-policy`
  const path = `${family.path}/${kind.name}policy/`
  const itemPath = `${path}{policy_uuid}`

  const policiesIn = (call: Call, scope: PolicyScope | undefined): Policy<Rule>[] =>
    Array.from(kind.table(call.state).all()).filter((policy) => isInScope(policy, scope))

  function pathPolicy(call: Call, scope: PolicyScope | undefined): Policy<Rule> {
    const policy = kind.table(call.state).find('uuid', parameter(call, 'policy_uuid'))
    if (!policy || !isInScope(policy, scope)) throw notFound()
    return policy
  }

  /** The body and the right of the caller are looked at in the family's order. */
  function readRule(call: Call): { rule: Rule; scope: PolicyScope } {
    if (!family.isBodyFirst) family.requireWrite(call)
    const body = readBody(call, kind.schema)
    family.requireWrite(call)
    const scope = family.scope(call)
    if (!scope) throw notFound()
    return { rule: kind.ruleFrom(body), scope }
  }

  return [
    {
      name: `${name}.list`,
      method: 'GET',
      path,
      handle(call) {
        family.requireRead(call)
        return json({ policies: policiesIn(call, family.scope(call)).map(kind.view) })
      },
    },
    {
      name: `${name}.create`,
      method: 'POST',
      path,
      handle(call) {
        const { rule, scope } = readRule(call)
        kind.checkUnique(policiesIn(call, scope), scope, rule)
        const id = call.state.nextId(kind.sequence)
        const policy = kind.table(call.state).insert({ id, uuid: randomUuid(), ...scope, ...rule })
        kind.afterSave(call, 'create', policy)
        return json({ uuid: policy.uuid }, 201)
      },
    },
    {
      name: `${name}.read`,
      method: 'GET',
      path: itemPath,
      handle(call) {
        family.requireRead(call)
        return json(kind.view(pathPolicy(call, family.scope(call))))
      },
    },
    {
      name: `${name}.update`,
      method: 'PUT',
      path: itemPath,
      handle(call) {
        const { rule, scope } = readRule(call)
        const before = pathPolicy(call, scope)
        kind.checkUnique(policiesIn(call, scope), scope, rule, before)
        kind.table(call.state).update(before.id, rule)
        kind.afterSave(call, 'update', pathPolicy(call, scope))
        return noContent()
      },
    },
    {
      name: `${name}.delete`,
      method: 'DELETE',
      path: itemPath,
      handle(call) {
        family.requireWrite(call)
        const policy = pathPolicy(call, family.scope(call))
        kind.table(call.state).delete(policy.id)
        kind.afterDelete(call, policy)
        return json({ uuid: policy.uuid })
      },
    },
  ]
}
