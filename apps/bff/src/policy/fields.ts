import type { Role } from '@quaymaster/contracts/roles'

/** How a role is sent a field; without either it is sent none of it. */
export type Visibility = 'full' | 'masked'

/** Of an object: what each role is sent. A field that is missing here reaches nobody. */
export type FieldTable = Readonly<Record<string, Readonly<Partial<Record<Role, Visibility>>>>>

export const SEEN_BY_ALL = { administrator: 'full', 'help-desk': 'full', auditor: 'full' } as const satisfies Record<
  Role,
  Visibility
>
export const MASKED_FOR_HELP_DESK = { administrator: 'full', 'help-desk': 'masked', auditor: 'full' } as const
export const HIDDEN_FROM_HELP_DESK = { administrator: 'full', auditor: 'full' } as const

export function visibilityOf<Table extends FieldTable>(
  table: Table,
  field: keyof Table & string,
  role: Role,
): Visibility | undefined {
  return table[field]?.[role]
}

/** Whether a role is sent a field in full: only by such fields may it search, sort and filter, for what is found tells of them. */
export const isSeenInFull = <Table extends FieldTable>(
  table: Table,
  field: keyof Table & string,
  role: Role,
): boolean => visibilityOf(table, field, role) === 'full'

type FieldsForAll<Table extends FieldTable> = {
  [Field in keyof Table]: Role extends keyof Table[Field] ? Field : never
}[keyof Table]

type MaskedFields<Table extends FieldTable> = {
  [Field in keyof Table]: 'masked' extends Table[Field][keyof Table[Field]] ? Field : never
}[keyof Table]

/** What is left of a row for a role. */
type Projection<Table extends FieldTable, Row extends { readonly [Field in keyof Table]?: unknown }> = {
  [Field in FieldsForAll<Table>]: Row[Field]
} & { [Field in Exclude<keyof Table, FieldsForAll<Table>>]?: Row[Field] }

/** A row as a role may see it: built field by field from the table, so that what nobody thought of stays here. */
export function projectFields<
  const Table extends FieldTable,
  Row extends { readonly [Field in keyof Table]?: unknown },
>(
  table: Table,
  row: Row,
  role: Role,
  masks: { readonly [Field in MaskedFields<Table>]: (value: Row[Field]) => Row[Field] },
): Projection<Table, Row> {
  const maskOf = masks as Readonly<Record<string, (value: unknown) => unknown>>
  const kept: Record<string, unknown> = {}
  for (const field in table) {
    const visibility = visibilityOf(table, field, role)
    const value = row[field]
    if (visibility === undefined || value === undefined) continue
    kept[field] = visibility === 'full' ? value : maskOf[field]?.(value)
  }
  return kept as Projection<Table, Row>
}
