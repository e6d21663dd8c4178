import { FEATURES } from '../../apps/bff/src/features/features.ts'
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

/** The whole policy as two tables: who may do what, and who sees which field. */
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
    '## Who sees which field',
    '',
    'A field that is not listed for a role is not sent to it, and cannot be searched or sorted by.',
    '',
    ...fieldSections(rows),
  ].join('\n')
}
