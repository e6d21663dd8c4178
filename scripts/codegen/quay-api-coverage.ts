import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listFiles, repositoryRoot } from '../repository.ts'

type QuayCall = { operation: string; method: string; path: string; file: string }

const VALUE = String.raw`('[^']+'|\w+)`
const BREAK = String.raw`,(?:\s|//.*\n)*`
const CALL = new RegExp(`operation: ${VALUE}${BREAK}method: ${VALUE}${BREAK}path: ${VALUE}`, 'g')

/** The calls that one file of quay-client makes, read from its source: every call is written as one literal. */
export function quayCallsOf(file: string, source: string): QuayCall[] {
  const constant = (name: string) => new RegExp(`const ${name} = '([^']+)'`).exec(source)?.[1] ?? name
  const valueOf = (written = '') => (written.startsWith("'") ? written.slice(1, -1) : constant(written))
  return [...source.matchAll(CALL)].map(([, operation, method, path]) => ({
    operation: valueOf(operation),
    method: valueOf(method),
    path: valueOf(path),
    file,
  }))
}

/** Which endpoints of Quay the console calls, and where. */
export async function renderQuayApiCoverage(): Promise<string> {
  const files = (await listFiles('packages/quay-client/src')).filter((file) => !file.endsWith('.test.ts'))
  const calls = await Promise.all(
    files.map(async (file) => quayCallsOf(file, await readFile(join(repositoryRoot, file), 'utf8'))),
  )
  const rows = calls
    .flat()
    .toSorted((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method))
    .map(({ operation, method, path, file }) => `| ${method} | \`${path}\` | \`${operation}\` | \`${file}\` |`)
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
