import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { listFiles, repositoryRoot } from '../repository.ts'

const SOURCE = /^(?:apps|packages)\/[^/]+\/src\/.*\.tsx?$/
const GENERATED = /\.gen\.ts$/
const TEST = /\.test\.tsx?$|\/testing\/|\/tests\//
const MANIFEST = /^(?:apps|packages)\/[^/]+\/package\.json$/

/** A module of an app or package, by its path from the root of the repository. */
export type SourceModule = {
  path: string
  /** Its text with every comment blanked out. */
  code: string
  /** What it imports of this repository, for values or types, as paths; each once. */
  imports: readonly string[]
}

/** The modules of all apps and packages, tests included and generated files left out. */
export type ImportGraph = ReadonlyMap<string, SourceModule>

/** Where the names of the packages lead: `@quaymaster/contracts/users` to a path. */
type PackageExports = ReadonlyMap<string, Readonly<Record<string, string>>>

/** Whether a module is there for tests only. */
export const isTestModule = (path: string): boolean => TEST.test(path)

/** The app or package of a path, such as `apps/bff`. */
export const packageName = (path: string): string => path.split('/', 2).join('/')

type ParsedModule = { code: string; specifiers: string[] }

/** Reads what a module names in `import`, `export … from`, `import()` and types written as `import('…')`. */
export function parseModule(path: string, text: string): ParsedModule {
  const result = parseSync(path, text)
  const { staticImports, staticExports, dynamicImports } = result.module
  const found = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest?.value)),
    ...dynamicImports.map(({ moduleRequest }) => readQuoted(text.slice(moduleRequest.start, moduleRequest.end))),
  ]
  // The tree costs more than all the rest: it is built only where the lists above may lack something.
  if (text.includes('import(')) {
    new Visitor({ TSImportType: ({ source }) => void found.push(source.value) }).visit(result.program)
  }
  return {
    code: blankComments(text, result.comments),
    specifiers: [...new Set(found.filter((specifier) => specifier !== undefined))],
  }
}

function blankComments(text: string, comments: readonly { start: number; end: number }[]): string {
  let [code, end] = ['', 0]
  for (const comment of comments) {
    code += `${text.slice(end, comment.start)} `
    end = comment.end
  }
  return code + text.slice(end)
}

const readQuoted = (text: string): string | undefined => /^(['"`])([^'"`$]*)\1$/.exec(text)?.[2]

function resolveSpecifier(from: string, specifier: string, packages: PackageExports): string | undefined {
  if (specifier.startsWith('.')) return posix.join(dirname(from), specifier)
  const [scope, name, ...rest] = specifier.split('/')
  const target = packages.get(`${scope}/${name}`)
  if (target === undefined) return undefined
  const entry = rest.length === 0 ? '.' : `./${rest.join('/')}`
  return target[entry] ?? target['./*']?.replace('*', rest.join('/'))
}

/** Builds the graph of some files; an import that leads to none of them is left out. */
export function buildImportGraph(
  files: ReadonlyMap<string, string>,
  packages: PackageExports = new Map(),
): ImportGraph {
  return new Map(
    [...files].map(([path, text]) => {
      const { code, specifiers } = parseModule(path, text)
      const imports = specifiers
        .map((specifier) => resolveSpecifier(path, specifier, packages))
        .filter((target) => target !== undefined)
        .filter((target) => target !== path && files.has(target))
      return [path, { path, code, imports: [...new Set(imports)] }]
    }),
  )
}

async function readPackageExports(paths: readonly string[]): Promise<PackageExports> {
  const manifests = await Promise.all(
    paths.map(async (path) => {
      const { name, exports = {} } = JSON.parse(await readFile(join(repositoryRoot, path), 'utf8')) as {
        name: string
        exports?: Record<string, string>
      }
      const entries = Object.entries(exports).map(([key, file]) => [key, posix.join(dirname(path), file)] as const)
      return [name, Object.fromEntries(entries)] as const
    }),
  )
  return new Map(manifests)
}

async function readSourceGraph(): Promise<ImportGraph> {
  const paths = await listFiles()
  const sources = paths.filter((path) => SOURCE.test(path) && !GENERATED.test(path))
  const texts = await Promise.all(
    sources.map(async (path) => [path, await readFile(join(repositoryRoot, path), 'utf8')] as const),
  )
  return buildImportGraph(new Map(texts), await readPackageExports(paths.filter((path) => MANIFEST.test(path))))
}

let sourceGraph: Promise<ImportGraph> | undefined

/** The graph of this repository; read once per run, since several checks ask for it. */
export const loadImportGraph = (): Promise<ImportGraph> => (sourceGraph ??= readSourceGraph())
