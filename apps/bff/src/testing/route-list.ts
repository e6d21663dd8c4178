import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RouteContract } from '@quaymaster/contracts/route'

const isContract = (value: unknown): value is RouteContract =>
  typeof value === 'object' && value !== null && 'operation' in value && 'url' in value

const folder = fileURLToPath(new URL('.', import.meta.resolve('@quaymaster/contracts/route')))

const modules = await Promise.all(
  globSync('**/*.ts', { cwd: folder })
    .toSorted()
    .map((path) => import(`@quaymaster/contracts/${path.replace(/\.ts$/, '')}`) as Promise<Record<string, unknown>>),
)

/** Every contract there is, found by looking rather than by a list that somebody forgets to extend. */
export const ALL_CONTRACTS: readonly RouteContract[] = modules
  .flatMap((module) => Object.values(module))
  .filter(isContract)
