import { loadImportGraph } from './import-graph.ts'
import type { ImportGraph } from './import-graph.ts'

/** Modules that reach each other, found by Tarjan's algorithm; a module on no cycle is in no group. */
function findGroups(graph: ImportGraph): string[][] {
  const order = new Map<string, number>()
  const open: string[] = []
  const groups: string[][] = []
  const visit = (path: string): number => {
    const number = order.size
    order.set(path, number)
    open.push(path)
    let low = number
    for (const next of graph.get(path)?.imports ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next))
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? low)
    }
    if (low === number) {
      const group = open.splice(open.indexOf(path))
      if (group.length > 1) groups.push(group.toSorted())
    }
    return low
  }
  for (const path of graph.keys()) if (!order.has(path)) visit(path)
  return groups
}

/** The shortest way from a module back to itself that stays in its group. */
function shortestCycle(graph: ImportGraph, start: string, group: ReadonlySet<string>): string[] {
  const ways: string[][] = [[start]]
  const seen = new Set<string>()
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of graph.get(way.at(-1) ?? start)?.imports ?? []) {
      if (next === start) return [...way, start]
      if (!group.has(next) || seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return [start]
}

/** One line for each group of modules that import each other in a circle, with the shortest circle of its first module. */
export function describeCycles(graph: ImportGraph): string[] {
  return findGroups(graph)
    .toSorted(([first = ''], [second = '']) => first.localeCompare(second))
    .map((group) => {
      const circle = shortestCycle(graph, group[0] ?? '', new Set(group))
      return `${group.length} modules import each other: ${circle.join(' → ')}`
    })
}

/** Circles of imports, those of types included, which the linter does not see. */
export const findCycles = async (): Promise<string[]> => describeCycles(await loadImportGraph())
