import { pythonRepr } from './repr.ts'

type TypeName = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'

/** The part of JSON Schema that Quay's request schemas use; keywords are checked in the order in which they stand. */
export type Schema = {
  type?: TypeName | TypeName[]
  enum?: unknown[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  required?: string[]
  additionalProperties?: false
  properties?: Record<string, Schema>
  items?: Schema
  oneOf?: Schema[]
  anyOf?: Schema[]
  not?: Schema
  /** Words of Quay's own schema, where an error message repeats them. */
  description?: string
}

/** A schema together with the type of what passes it; the type leaves no trace in the schema itself. */
export type SchemaOf<T> = Schema & { passes?: T }

type Violation = {
  path: (string | number)[]
  message: string
  isWeak: boolean
  /** Why none of the alternatives fits. */
  context: Violation[]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const typeChecks: Record<TypeName, (value: unknown) => boolean> = {
  object: isObject,
  array: (value) => Array.isArray(value),
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
}

type Keyword = (instance: unknown, schema: Schema) => Iterable<Omit<Violation, 'isWeak'>>

const here = (message: string, context: Violation[] = []) => [{ path: [], message, context }]
const length = (value: string): number => [...value].length

const keywords: Record<keyof Schema, Keyword> = {
  type(instance, schema) {
    const names = [schema.type ?? []].flat()
    if (names.some((name) => typeChecks[name](instance))) return []
    return here(`${pythonRepr(instance)} is not of type ${names.map((name) => pythonRepr(name)).join(', ')}`)
  },
  enum(instance, schema) {
    if (schema.enum?.includes(instance)) return []
    return here(`${pythonRepr(instance)} is not one of ${pythonRepr(schema.enum)}`)
  },
  minimum(instance, { minimum = 0 }) {
    if (typeof instance !== 'number' || !(instance < minimum)) return []
    return here(`${pythonRepr(instance)} is less than the minimum of ${minimum}`)
  },
  maximum(instance, { maximum = 0 }) {
    if (typeof instance !== 'number' || !(instance > maximum)) return []
    return here(`${pythonRepr(instance)} is greater than the maximum of ${maximum}`)
  },
  minLength(instance, { minLength = 0 }) {
    if (typeof instance !== 'string' || length(instance) >= minLength) return []
    return here(`${pythonRepr(instance)} is too short`)
  },
  maxLength(instance, { maxLength = 0 }) {
    if (typeof instance !== 'string' || length(instance) <= maxLength) return []
    return here(`${pythonRepr(instance)} is too long`)
  },
  pattern(instance, { pattern = '' }) {
    if (typeof instance !== 'string' || new RegExp(pattern, 'u').test(instance)) return []
    return here(`${pythonRepr(instance)} does not match ${pythonRepr(pattern)}`)
  },
  required(instance, { required = [] }) {
    if (!isObject(instance)) return []
    return required
      .filter((name) => !Object.hasOwn(instance, name))
      .flatMap((name) => here(`${pythonRepr(name)} is a required property`))
  },
  additionalProperties(instance, { properties = {} }) {
    if (!isObject(instance)) return []
    const extra = Object.keys(instance).filter((name) => !Object.hasOwn(properties, name))
    if (extra.length === 0) return []
    const verb = extra.length === 1 ? 'was' : 'were'
    return here(`Additional properties are not allowed (${extra.map(pythonRepr).join(', ')} ${verb} unexpected)`)
  },
  *properties(instance, { properties = {} }) {
    if (!isObject(instance)) return
    for (const [name, schema] of Object.entries(properties)) {
      if (!Object.hasOwn(instance, name)) continue
      for (const violation of violations(instance[name], schema)) {
        yield { ...violation, path: [name, ...violation.path] }
      }
    }
  },
  *items(instance, { items = {} }) {
    if (!Array.isArray(instance)) return
    for (const [position, item] of instance.entries()) {
      for (const violation of violations(item, items)) yield { ...violation, path: [position, ...violation.path] }
    }
  },
  oneOf(instance, { oneOf = [] }) {
    const fitting = oneOf.filter((schema) => violations(instance, schema).length === 0)
    if (fitting.length === 1) return []
    const [first, ...more] = fitting
    if (first === undefined) return noAlternative(instance, oneOf)
    return here(`${pythonRepr(instance)} is valid under each of ${[...more, first].map(pythonRepr).join(', ')}`)
  },
  anyOf(instance, { anyOf = [] }) {
    return anyOf.some((schema) => violations(instance, schema).length === 0) ? [] : noAlternative(instance, anyOf)
  },
  not(instance, { not = {} }) {
    if (violations(instance, not).length > 0) return []
    return here(`${pythonRepr(not)} is not allowed for ${pythonRepr(instance)}`)
  },
  description: () => [],
}

function noAlternative(instance: unknown, schemas: Schema[]) {
  const context = schemas.flatMap((schema) => violations(instance, schema))
  return here(`${pythonRepr(instance)} is not valid under any of the given schemas`, context)
}

function violations(instance: unknown, schema: Schema): Violation[] {
  return (Object.keys(schema) as (keyof Schema)[]).flatMap((name) =>
    [...keywords[name](instance, schema)].map((violation) => ({
      ...violation,
      isWeak: name === 'oneOf' || name === 'anyOf',
    })),
  )
}

/** What the validator calls relevant: near to the top, and rather a plain keyword than a choice. */
const byRelevance = (left: Violation, right: Violation): number =>
  left.path.length - right.path.length || Number(left.isWeak) - Number(right.isWeak)

/** The violation that Python's validator reports: the most relevant, and of a choice the deepest reason. */
function bestOf(found: Violation[]): Violation | undefined {
  let [best] = found.toSorted(byRelevance)
  while (best && best.context.length > 0) {
    best = best.context.toSorted((left, right) => byRelevance(right, left))[0]
  }
  return best
}

/**
 * The violation that Python's validator reports, as its text begins.
 * @returns the first line, then the start of the dump that Quay sends along (bodies-schema.json); undefined when all is well
 */
export function firstViolation(instance: unknown, schema: Schema): string | undefined {
  const best = bestOf(violations(instance, schema))
  if (!best) return undefined
  const where = best.path.map((step) => `[${pythonRepr(step)}]`).join('')
  return `${best.message}\n\nFailed validating in schema\n\nOn instance${where}:\n    ${pythonRepr(instance)}`
}
