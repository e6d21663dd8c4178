import type { Plugin } from 'vite'

type ChunkImports = ReadonlyMap<string, readonly string[]>

/** A way from a chunk over the chunks that it waits for back to itself, if there is one. */
export function findChunkCycle(imports: ChunkImports): string[] | undefined {
  const done = new Set<string>()
  function walk(path: readonly string[], chunk: string): string[] | undefined {
    const start = path.indexOf(chunk)
    if (start !== -1) return [...path.slice(start), chunk]
    if (done.has(chunk)) return undefined
    for (const next of imports.get(chunk) ?? []) {
      const cycle = walk([...path, chunk], next)
      if (cycle !== undefined) return cycle
    }
    done.add(chunk)
    return undefined
  }
  for (const chunk of imports.keys()) {
    const cycle = walk([], chunk)
    if (cycle !== undefined) return cycle
  }
  return undefined
}

/** Ends the build where two chunks wait for each other: one of them would see what the other exports as undefined. */
export function refuseChunkCycles(): Plugin {
  return {
    name: 'refuse-chunk-cycles',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? [part] : []))
      const cycle = findChunkCycle(new Map(chunks.map(({ fileName, imports }) => [fileName, imports])))
      if (cycle !== undefined) this.error(`Chunks wait for each other, see build/chunks.ts: ${cycle.join(' → ')}`)
    },
  }
}
