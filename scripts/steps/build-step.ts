import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildWeb } from '../prerequisites/web-build.ts'
import { repositoryRoot } from '../repository.ts'
import { commandStep } from './step.ts'
import type { Step } from './step.ts'

const ROUTE_TREE = 'apps/web/src/routeTree.gen.ts'

const readRouteTree = () => readFile(join(repositoryRoot, ROUTE_TREE), 'utf8').catch(() => '')

/** Builds the pages. The build writes the route tree anew, which must leave the committed one as it was. */
export const buildStep: Step = commandStep('build of the pages', async () => {
  const committed = await readRouteTree()
  const result = await buildWeb()
  if (result.exitCode !== 0 || committed === (await readRouteTree())) return result
  return { exitCode: 1, output: `${ROUTE_TREE} was out of date; the build has written it anew. Commit it.` }
})
