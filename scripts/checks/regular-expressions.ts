import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { check } from 'recheck'
import { listFiles, repositoryRoot } from '../repository.ts'

/** Whatever runs on text that somebody else wrote. */
const SHIPPED = /^(?:apps|packages)\/[^/]+\/src\/.*\.(?:tsx?|m?js)$/
const TESTS = /\.test\.tsx?$|\/testing\/|\/tests\/|\.gen\.ts$/

/** Bounded by what it counts: a busy machine must come to the same result. */
const BY_COUNTING = {
  timeout: null,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
  attackLimit: 20_000_000,
  maxIteration: 3,
}

export type RegularExpression = { source: string; flags: string; where: string }

/** Every regular expression that a file writes out. */
export function regularExpressions(path: string, text: string): RegularExpression[] {
  const found: RegularExpression[] = []
  const { program } = parseSync(path, text)
  const visitor = new Visitor({
    Literal(node) {
      if (!('regex' in node)) return
      const line = text.slice(0, node.start).split('\n').length
      found.push({ source: node.regex.pattern, flags: node.regex.flags, where: `${path}:${line}` })
    },
  })
  visitor.visit(program)
  return found
}

/** Security bar I11: those that take more than linear time for some text, as `path:line: expression`. */
export async function superLinear(expressions: readonly RegularExpression[]): Promise<string[]> {
  const byText = Map.groupBy(expressions, ({ source, flags }) => `/${source}/${flags}`)
  const faults: string[] = []
  for (const [text, [first, ...others]] of byText) {
    if (first === undefined) continue
    // `v` and `d` change nothing about the time it takes, and are not known to the analysis.
    const { status } = await check(first.source, first.flags.replaceAll(/[dv]/g, ''), BY_COUNTING)
    if (status !== 'safe') faults.push(...[first, ...others].map(({ where }) => `${where}: ${text}`))
  }
  return faults
}

/** Every regular expression of the code that is shipped. */
export async function shippedExpressions(): Promise<RegularExpression[]> {
  const paths = (await listFiles()).filter((path) => SHIPPED.test(path) && !TESTS.test(path))
  const found = await Promise.all(
    paths.map(async (path) => regularExpressions(path, await readFile(join(repositoryRoot, path), 'utf8'))),
  )
  return found.flat()
}
