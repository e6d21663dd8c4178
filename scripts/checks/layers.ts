import { isTestModule, loadImportGraph, packageName } from './import-graph.ts'
import type { ImportGraph } from './import-graph.ts'

/**
 * Paths below `src`: a file, a folder with all that is in it, or a name with `*` for some text. What ends with `/*` is a
 * layer whose folders know nothing of each other.
 */
type Layer = readonly string[]

/** The layers of an app or package from top to bottom: a module imports from its own layer and from lower ones. */
export type LayerTable = Readonly<Record<string, readonly Layer[]>>

const LAYERS: LayerTable = {
  'apps/bff': [
    ['server.ts', 'cli.ts', 'demo.ts', 'process', 'command-line'],
    ['app.ts'],
    ['features/features.ts', 'pages', 'plugins'],
    ['features/*'],
    ['features/feature.ts'],
    ['inventory', 'usage-logs', 'registry-check'],
    ['background'],
    ['downloads'],
    ['mutations'],
    ['routing'],
    ['policy'],
    ['auth'],
    ['quay'],
    ['audit', 'store'],
    ['http'],
    ['config'],
    ['redaction', 'problems', 'time'],
  ],
  'apps/web': [
    ['main.tsx', 'router.tsx'],
    ['routes'],
    ['features/features.ts'],
    ['features/*'],
    ['components'],
    ['lib'],
  ],
  'packages/quay-client': [
    ['index.ts'],
    ['client.ts'],
    ['resources/*'],
    ['resources/walk-pages.ts', 'resources/wire.ts'],
    ['transport'],
    ['options.ts'],
    ['errors'],
  ],
  // Quay's own parts know each other: what a user may do depends on teams, and whatever happens is logged.
  'packages/quay-simulator': [
    ['cli.ts', 'index.ts', 'control.ts', 'control-commands.ts', 'replay'],
    ['simulator.ts'],
    ['server', 'scenarios', 'registry.ts'],
    ['resources.ts'],
    ['resources', 'registry-protocol', 'action-log', 'auth', 'api', 'state.ts', 'resource.ts', 'event.ts'],
    ['server/http-message.ts', 'python', 'routing', '*.ts'],
  ],
}

const toRegExp = (pattern: string): RegExp => {
  const text = pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')
  return new RegExp(`^${text}(?:/|$)`)
}

type Place = { index: number; unit: string }

/** The layer of a path below `src`; of several patterns the one that says most decides. */
function findPlace(layers: readonly Layer[], path: string): Place | undefined {
  const matches = layers.flatMap((layer, index) =>
    layer.flatMap((pattern) => {
      const text = toRegExp(pattern).exec(path)?.[0]
      return text === undefined ? [] : [{ index, unit: pattern.endsWith('/*') ? text : '', pattern }]
    }),
  )
  const weight = ({ pattern }: { pattern: string }) => (pattern.includes('*') ? 0 : 1_000) + pattern.length
  return matches.toSorted((a, b) => weight(b) - weight(a))[0]
}

function describeImport(from: Place, to: Place): string | undefined {
  if (to.index < from.index) return 'imports upward from'
  const isSideways = to.index === from.index && from.unit !== '' && to.unit !== '' && from.unit !== to.unit
  return isSideways ? 'imports sideways from' : undefined
}

/** Imports of values or types that do not point downward, and modules that no layer holds; tests may import anything. */
export function describeLayerFaults(graph: ImportGraph, table: LayerTable): string[] {
  const below = (path: string) => path.slice(`${packageName(path)}/src/`.length)
  return [...graph.values()].flatMap(({ path, imports }) => {
    const name = packageName(path)
    const layers = table[name]
    if (layers === undefined || isTestModule(path)) return []
    const from = findPlace(layers, below(path))
    if (from === undefined) return [`${path} is in no layer of scripts/checks/layers.ts.`]
    return imports
      .filter((target) => packageName(target) === name && !isTestModule(target))
      .flatMap((target) => {
        const to = findPlace(layers, below(target))
        const verb = to === undefined ? undefined : describeImport(from, to)
        return verb === undefined ? [] : [`${path} ${verb} ${target}`]
      })
  })
}

/** Imports that do not point downward in the layers of their app or package. */
export const findLayerFaults = async (): Promise<string[]> => describeLayerFaults(await loadImportGraph(), LAYERS)
