import * as z from 'zod'
import { event } from '../../event.ts'
import { runMirrors } from './mirror-worker.ts'

const runWorker = event(
  z.object({ what: z.union([z.literal('repo'), z.array(z.enum(['repo', 'discover', 'org']))]) }),
  (world, { what }) => {
    const others = [what].flat().filter((name) => name !== 'repo')
    if (others.length > 0) throw new Error('Mirrors of organizations are unknown')
    runMirrors(world)
  },
)

/** What the workers that mirror do. */
export const mirrorEvents = { 'mirror.run': runWorker }
