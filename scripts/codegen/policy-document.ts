import { FEATURES } from '../../apps/bff/src/features/features.ts'
import type { AnyActionRules } from '../../apps/bff/src/policy/action-rules.ts'
import type { PolicyRow } from '../../apps/bff/src/policy/row.ts'
import { ROLES } from '../../packages/contracts/src/roles.ts'
import type { Role } from '../../packages/contracts/src/roles.ts'

const isFor = (row: PolicyRow, role: Role): boolean =>
  row.roles === 'public' || row.roles === 'signed-in' || row.roles.includes(role)

const needsStepUp = (row: PolicyRow, role: Role): boolean =>
  row.stepUp === 'always' || (row.stepUp !== 'never' && row.stepUp.includes(role))

function cellOf(row: PolicyRow, role: Role): string {
  if (!isFor(row, role)) return ''
  return needsStepUp(row, role) ? 'step-up' : 'yes'
}

const operationRow = (row: PolicyRow): string =>
  `| ${[
    `\`${row.operation}\``,
    row.roles === 'public' ? 'yes' : '',
    ...ROLES.map((role) => cellOf(row, role)),
    row.token === 'none' ? '' : row.token,
    (row.needs ?? []).join(', '),
  ].join(' | ')} |`

type Fields = NonNullable<PolicyRow['fields']>

/** Operations that show the same fields to the same roles stand together. */
function fieldSections(rows: readonly PolicyRow[]): string[] {
  const groups = Map.groupBy(
    rows.filter((row) => row.fields !== undefined),
    (row) => JSON.stringify(row.fields),
  )
  return [...groups].flatMap(([fields, members]) => [
    `${members.map(({ operation }) => `\`${operation}\``).join(', ')}:`,
    '',
    `| field | ${ROLES.join(' | ')} |`,
    `| --- | ${ROLES.map(() => '---').join(' | ')} |`,
    ...Object.entries(JSON.parse(fields) as Fields).map(
      ([field, roles]) => `| \`${field}\` | ${ROLES.map((role) => roles[role] ?? '').join(' | ')} |`,
    ),
    '',
  ])
}

/** What is in the way of each action of an object, in the order in which it is asked for. */
function actionSection({ object, actions, every, each }: AnyActionRules, rows: readonly PolicyRow[]): string[] {
  const rolesOf = (operations: readonly string[]) =>
    ROLES.filter((role) => rows.some((row) => operations.includes(row.operation) && isFor(row, role)))
  const rules = [
    ...every.map((rule) => ({ ...rule, name: 'every action', roles: rolesOf(Object.values(actions)) })),
    ...Object.entries(actions).flatMap(([action, operation]) =>
      (each[action] ?? []).map((rule) => ({ ...rule, name: `\`${operation}\``, roles: rolesOf([operation]) })),
    ),
  ]
  return [
    `On one \`${object}\`:`,
    '',
    `| operation | reason | ${ROLES.join(' | ')} |`,
    `| --- | --- | ${ROLES.map(() => '---').join(' | ')} |`,
    ...rules.map(({ name, reason, roles: concerned, exempt = [], isNoop }) => {
      const word = isNoop === true ? 'not offered' : 'refused'
      const cells = ROLES.map((role) => (concerned.includes(role) && !exempt.includes(role) ? word : ''))
      return `| ${[name, `\`${reason}\``, ...cells].join(' | ')} |`
    }),
    '',
  ]
}

/** The whole policy: who may do what, what is in the way of an action, and who sees which field. */
export function renderPolicy(): string {
  const rows = FEATURES.flatMap((feature) => feature.policy).toSorted((a, b) => a.operation.localeCompare(b.operation))
  const roles = ROLES.join(' | ')
  return [
    '# Who may do what',
    '',
    'Written by `pnpm codegen` from the policies of all features (`apps/bff/src/features/*/policy.ts`), which the server enforces; `pnpm check` fails when it is out of date.',
    '',
    '"step-up": the password is asked for again, unless that was done within ten minutes. "token": which of the console\'s tokens the call to Quay is made with.',
    '',
    `| operation | without a session | ${roles} | token | needs of Quay |`,
    `| --- | --- | ${ROLES.map(() => '---').join(' | ')} | --- | --- |`,
    ...rows.map(operationRow),
    '',
    '## What is in the way of an action',
    '',
    'Beyond the role (empty: the role lacks the operation, or the reason does not hold for it): what a look at the object itself says. "not offered": there is nothing to do; a call that comes all the same is answered with how things are.',
    '',
    ...FEATURES.flatMap(({ objects = [] }) => objects).flatMap((rules) => actionSection(rules, rows)),
    '## Who sees which field',
    '',
    'A field that is not listed for a role is not sent to it, and cannot be searched or sorted by.',
    '',
    ...fieldSections(rows),
  ].join('\n')
}
