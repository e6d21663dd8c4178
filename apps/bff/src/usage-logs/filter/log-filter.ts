import type { QuayLogScope } from '@quaymaster/quay-client'
import { ownerOf } from '../entry/entry-row.ts'
import { readAddressFilter } from './address-filter.ts'

/** What is looked for, besides the range. Everything that is given must hold. */
export type LogFilter = {
  /** The user or robot that the entry is about: see `subjectOf`. */
  person?: string | undefined
  /** The user's own robots count as the user. */
  withRobots?: boolean | undefined
  namespace?: string | undefined
  repository?: string | undefined
  /** An address, a network or the beginning of one. */
  address?: string | undefined
  kinds?: readonly string[] | undefined
  /** Words that must all occur, as parts of words too, in any case. */
  text?: string | undefined
  /** `open`: in what every role may see; `all`: in everything. @default 'all' */
  textScope?: 'open' | 'all' | undefined
}

export type LogQuery = LogFilter & {
  /** First instant, `2026-11-03T00:00:00Z`. */
  from?: string | undefined
  /** First instant that is not meant. */
  to?: string | undefined
}

/** A column of stored entries; of other entries it follows from what Quay tells. */
export type FilterColumn = 'person' | 'owner' | 'namespace' | 'repository' | 'address' | 'kind'

/** A column has one of these values, or one that is accepted. */
export type ColumnValues = { column: FilterColumn; values: readonly string[] }
export type ColumnCondition = ColumnValues | { column: FilterColumn; accepts: (value: string | null) => boolean }

/** A list of Quay's that has every entry that is looked for. */
export type ScopedList = { scope: Exclude<QuayLogScope, { kind: 'registry' }>; namespace: string }

type FieldDeclaration<Value> = {
  /** What it asks of columns, for SQL and for entries that do not come out of the store alike. */
  conditions: (value: NonNullable<Value>, filter: LogFilter) => ColumnCondition[]
  /** Counts by day and kind answer for it. */
  isCounted?: true
  /** Its columns or texts are derived: of entries that an older version stored they may say something else. */
  isDerived?: true
  list?: (value: NonNullable<Value>) => ScopedList
}

type Field = Pick<FieldDeclaration<unknown>, 'isCounted' | 'isDerived'> & {
  isSet: (filter: LogFilter) => boolean
  conditions: (filter: LogFilter) => ColumnCondition[]
  list: (filter: LogFilter) => ScopedList | undefined
}

type FieldName = Exclude<keyof LogFilter, 'withRobots' | 'textScope'>

function declare<Name extends FieldName>(
  name: Name,
  { conditions, list, ...facts }: FieldDeclaration<LogFilter[Name]>,
): Field {
  return {
    ...facts,
    isSet: (filter) => filter[name] !== undefined,
    conditions(filter) {
      const value = filter[name]
      return value === undefined ? [] : conditions(value, filter)
    },
    list(filter) {
      const value = filter[name]
      return value === undefined ? undefined : list?.(value)
    },
  }
}

const equals = (column: FilterColumn, value: string): ColumnValues => ({ column, values: [value] })

/** Every filter. Of two with a list of Quay's the later one has the shorter list. */
const FIELDS: Record<FieldName, Field> = {
  person: declare('person', {
    // Of a name and its owner only the owner has an index.
    conditions: (name, { withRobots }) =>
      withRobots === true ? [equals('owner', name)] : [equals('owner', ownerOf(name) ?? name), equals('person', name)],
    isDerived: true,
  }),
  namespace: declare('namespace', {
    conditions: (name) => [equals('namespace', name)],
    list: (name) => ({ scope: { kind: 'organization', name }, namespace: name }),
  }),
  repository: declare('repository', {
    conditions: (path) => [equals('repository', path)],
    list: (path) => ({ scope: { kind: 'repository', path }, namespace: path.split('/', 1)[0] ?? '' }),
    isDerived: true,
  }),
  address: declare('address', {
    conditions: (text) => [{ column: 'address', accepts: readAddressFilter(text) ?? (() => false) }],
  }),
  kinds: declare('kinds', {
    conditions: (kinds) => [{ column: 'kind', values: kinds }],
    isCounted: true,
  }),
  // No column has it: it is looked for in the texts.
  text: declare('text', { conditions: () => [], isDerived: true }),
}

const setFields = (filter: LogFilter): Field[] => Object.values(FIELDS).filter(({ isSet }) => isSet(filter))

export const columnConditions = (filter: LogFilter): ColumnCondition[] =>
  setFields(filter).flatMap(({ conditions }) => conditions(filter))

/** Whether counts by day and kind answer it: nothing but kinds is filtered. */
export const isCountedByKind = (filter: LogFilter): boolean =>
  setFields(filter).every(({ isCounted }) => isCounted === true)

/** Whether it may miss entries that an older version of the console stored, until they are converted. */
export const needsDerivedValues = (filter: LogFilter): boolean =>
  setFields(filter).some(({ isDerived }) => isDerived === true)

/** The shortest list of Quay's that has everything; undefined where only the registry's own has. */
export const findScopedList = (filter: LogFilter): ScopedList | undefined =>
  setFields(filter)
    .flatMap(({ list }) => list(filter) ?? [])
    .at(-1)
