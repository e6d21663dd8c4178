import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { scopeAddress } from '../../packages/quay-client/src/resources/usage-logs/log-scope.ts'
import { listFiles, repositoryRoot } from '../repository.ts'

type QuayCall = { operation: string; method: string; path: string; file: string }

const BRACKETS = /[{}]/g
const LINE_COMMENT = /\/\/.*$/gm

/** The object that begins behind `start`, with its braces. */
function objectAt(source: string, start: number): string {
  let depth = 0
  let begin = -1
  BRACKETS.lastIndex = start
  for (let match = BRACKETS.exec(source); match !== null; match = BRACKETS.exec(source)) {
    if (depth === 0) begin = match.index
    depth += match[0] === '{' ? 1 : -1
    if (depth === 0) return source.slice(begin, match.index + 1)
  }
  return ''
}

/** The addresses of a log's scopes, as the client itself makes them. */
function addressesOf(endpoint: string): string[] {
  const of = (scope: Parameters<typeof scopeAddress>[0]) =>
    scopeAddress(scope, endpoint as 'logs').path.replace('{segment0}/{segment1}', '{repository}')
  const parts = [of({ kind: 'organization', name: 'o' }), of({ kind: 'repository', path: 'n/r' })]
  // Quay exports no log of the whole registry.
  return endpoint === 'exportlogs' ? parts : [of({ kind: 'registry' }), ...parts]
}

/**
 * The calls that one file of quay-client makes, read from its source.
 * @throws {Error} where a call cannot be read, or is made in another way than by `http.call`: none is left out in silence.
 */
export function quayCallsOf(file: string, text: string): QuayCall[] {
  const source = text.replaceAll(LINE_COMMENT, '')
  const unreadable = (what: string) =>
    new Error(`${file}: ${what}; scripts/codegen/quay-api-coverage.ts cannot read it.`)
  const stranger = /\bhttp\.(?!call\b|close\b)\w+\(/.exec(source)
  if (stranger !== null) throw unreadable(`${stranger[0]} may be a call of Quay`)

  const valueOf = (literal: string, key: string): string | undefined => {
    const written = new RegExp(`\\b${key}(?:: ('[^']+'|\\w+))?\\s*[,}]`).exec(literal)
    if (written === null) return undefined
    const [, value = key] = written
    if (value.startsWith("'")) return value.slice(1, -1)
    return new RegExp(`const ${value} = '([^']+)'`).exec(source)?.[1]
  }
  const calls = [...source.matchAll(/\bhttp\.call\b/g)].flatMap(({ index }) => {
    const literal = objectAt(source, index)
    const [operation, method] = [valueOf(literal, 'operation'), valueOf(literal, 'method')]
    const endpoint = /\.\.\.scopeAddress\(\w+, '(\w+)'\)/.exec(literal)?.[1]
    const path = valueOf(literal, 'path')
    const paths = endpoint === undefined ? [path] : addressesOf(endpoint)
    return paths.map((address) => {
      if (operation === undefined || method === undefined || address === undefined) throw unreadable(literal)
      return { operation, method, path: address, file }
    })
  })
  const requests = source.match(/\bmethod: '[A-Z]+'\s*[,}]/g) ?? []
  if (requests.length !== [...source.matchAll(/\bhttp\.call\b/g)].length) {
    throw unreadable('it has another number of requests than of http.call')
  }
  return calls
}

/** Every call that the client makes. */
export async function listQuayCalls(): Promise<QuayCall[]> {
  const files = (await listFiles('packages/quay-client/src')).filter(
    (file) => !file.endsWith('.test.ts') && !file.includes('/tests/'),
  )
  const calls = await Promise.all(
    files.map(async (file) => quayCallsOf(file, await readFile(join(repositoryRoot, file), 'utf8'))),
  )
  return calls.flat().toSorted((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method))
}

/** Which endpoints of Quay the console calls, and where. */
export async function renderQuayApiCoverage(): Promise<string> {
  const rows = (await listQuayCalls()).map(
    ({ operation, method, path, file }) => `| ${method} | \`${path}\` | \`${operation}\` | \`${file}\` |`,
  )
  return [
    '# What we call of Quay',
    '',
    'Written by `pnpm codegen` from the source of quay-client; `pnpm check` fails when it is out of date.',
    '',
    '| Method | Endpoint of Quay | Operation of quay-client | Where |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
