import type { Method, PathEntry } from './paths.ts'

/** One step of a path: a literal segment, or an expression for one segment or for the whole rest. */
export type Part = {
  literal: string | undefined
  expression: RegExp | undefined
  /** Whether it takes the whole rest of the path (a repository's name has slashes). */
  takesRest: boolean
  /** Whether its expression ends in an optional slash, which is then the last part of the path. */
  endsInSlash: boolean
  weight: Weight
}

/** The order in which variable parts are tried: more literal pieces first, then longer ones, then fewer variables. */
type Weight = { literals: number[]; variables: number }

export type Rule = { entry: PathEntry; methods: ReadonlySet<Method>; parts: Part[]; names: string[] }

// A repository is namespace/name, and the name may have slashes of its own; no segment is empty.
const expressions: Record<string, string> = { repository: '[^/]+(?:/[^/]+)+', anything: '[^/]+(?:/[^/]+)*' }

const escape = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const nameOf = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1]

/** Lower comes first. */
export function compareWeights(left: Weight, right: Weight): number {
  if (left.literals.length !== right.literals.length) return right.literals.length - left.literals.length
  for (const [position, length] of left.literals.entries()) {
    const other = right.literals[position] ?? 0
    if (length !== other) return other - length
  }
  return left.variables - right.variables
}

const literalPart = (segment: string): Part => ({
  literal: segment,
  expression: undefined,
  takesRest: false,
  endsInSlash: false,
  weight: { literals: [segment.length], variables: 0 },
})

const variablePart = (): Part => ({
  literal: undefined,
  expression: /^([^/]+)$/,
  takesRest: false,
  endsInSlash: false,
  weight: { literals: [], variables: 1 },
})

/** The part that takes the rest: everything from a name with slashes to the end. */
function restParts(segments: readonly string[]): Part[] {
  const endsInSlash = segments.at(-1) === ''
  const kept = endsInSlash ? segments.slice(0, -1) : segments
  const pieces = kept.map((segment) => {
    const name = nameOf(segment)
    return name === undefined ? escape(segment) : `(${expressions[name] ?? '[^/]+'})`
  })
  const weight = {
    literals: kept.filter((segment) => nameOf(segment) === undefined).map((segment) => segment.length),
    variables: kept.filter((segment) => nameOf(segment) !== undefined).length,
  }
  const expression = new RegExp(`^${pieces.join('/')}${endsInSlash ? '(/?)' : ''}$`)
  const rest: Part = { literal: undefined, expression, takesRest: true, endsInSlash, weight }
  return endsInSlash ? [rest, literalPart('')] : [rest]
}

/** Cuts a path template into parts, as Werkzeug's router does: segment by segment, up to a name with slashes. */
export function createRule(entry: PathEntry, methods: ReadonlySet<Method>): Rule {
  const segments = entry.path.slice(1).split('/')
  const names = segments.map(nameOf).filter((name) => name !== undefined)
  const restStart = segments.findIndex((segment) => (nameOf(segment) ?? '') in expressions)
  const single = restStart === -1 ? segments : segments.slice(0, restStart)
  const parts = single.map((segment) => (nameOf(segment) === undefined ? literalPart(segment) : variablePart()))
  return {
    entry,
    methods,
    names,
    parts: restStart === -1 ? parts : [...parts, ...restParts(segments.slice(restStart))],
  }
}
