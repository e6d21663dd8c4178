import type { Method } from './paths.ts'
import { compareWeights, type Part, type Rule } from './rule.ts'

/** What a path and a method lead to. */
export type Match =
  | { kind: 'route'; rule: Rule; parameters: Record<string, string> }
  /** The path exists in another form. */
  | { kind: 'redirect'; path: string }
  /** Rules own the path, but not with this method. */
  | { kind: 'method-not-allowed'; rules: Rule[] }
  | { kind: 'nothing' }

type Node = { literals: Map<string, Node>; variables: { part: Part; node: Node }[]; rules: Rule[] }

const emptyNode = (): Node => ({ literals: new Map(), variables: [], rules: [] })

const samePart = (left: Part, right: Part): boolean =>
  left.expression?.source === right.expression?.source && left.takesRest === right.takesRest

function childFor(node: Node, part: Part): Node {
  if (part.literal !== undefined) {
    const known = node.literals.get(part.literal)
    if (known) return known
    const made = emptyNode()
    node.literals.set(part.literal, made)
    return made
  }
  const known = node.variables.find((edge) => samePart(edge.part, part))
  if (known) return known.node
  const made = emptyNode()
  node.variables.push({ part, node: made })
  node.variables.sort((left, right) => compareWeights(left.part.weight, right.part.weight))
  return made
}

class SlashMissing extends Error {}

/** Thrown away after each walk: which rules own the path with other methods. */
type Walk = { method: string; refused: Rule[] }

const allows = (rule: Rule, method: string): boolean => rule.methods.has(method as Method)

function walk(node: Node, segments: string[], values: string[], state: Walk): { rule: Rule; values: string[] } | null {
  if (segments.length === 0) {
    for (const rule of node.rules) {
      if (allows(rule, state.method)) return { rule, values }
      state.refused.push(rule)
    }
    for (const rule of node.literals.get('')?.rules ?? []) {
      // Strict slashes: a rule that only lacks the slash redirects, if it has the method.
      if (allows(rule, state.method)) throw new SlashMissing()
      // The web UI owns paths of both forms (paths-unknown.json, step 3).
      if (rule.entry.kind === 'page') state.refused.push(rule)
    }
    return null
  }
  const [first = '', ...rest] = segments
  const literal = node.literals.get(first)
  const found = literal ? walk(literal, rest, values, state) : null
  if (found) return found
  for (const { part, node: next } of node.variables) {
    const matched = part.expression?.exec(part.takesRest ? segments.join('/') : first)
    if (!matched) continue
    const groups = matched.slice(1)
    const slash = part.endsInSlash ? groups.pop() : undefined
    const remaining = part.takesRest ? (slash === '/' ? [''] : []) : rest
    const deeper = walk(next, remaining, [...values, ...groups], state)
    if (deeper) return deeper
  }
  return null
}

/** A router with Werkzeug's order: literal before variable, name with slashes last, methods part of the match. */
export function createMatcher(rules: readonly Rule[]): (method: string, path: string) => Match {
  const root = emptyNode()
  for (const rule of rules) {
    let node = root
    for (const part of rule.parts) node = childFor(node, part)
    node.rules.push(rule)
  }
  return (method, path) => {
    const state: Walk = { method, refused: [] }
    let current = path
    try {
      const found = walk(root, current.slice(1).split('/'), [], state)
      if (found) {
        const entries = found.rule.names.map((name, position) => [name, found.values[position] ?? ''])
        return { kind: 'route', rule: found.rule, parameters: Object.fromEntries(entries) as Record<string, string> }
      }
      if (path.includes('//')) {
        // Each pair becomes one slash, so that four become two (identity.md 1.1: merged by a 308).
        current = path.replaceAll('//', '/')
        if (walk(root, current.slice(1).split('/'), [], state)) return { kind: 'redirect', path: current }
      }
    } catch (error) {
      if (error instanceof SlashMissing) return { kind: 'redirect', path: `${current}/` }
      throw error
    }
    return state.refused.length > 0 ? { kind: 'method-not-allowed', rules: state.refused } : { kind: 'nothing' }
  }
}
