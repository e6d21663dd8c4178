import * as z from 'zod'
import { event } from '../../event.ts'
import { pruneTags } from './model.ts'

const prune = event(z.object({}), (world) => pruneTags(world))

/** What the worker that prunes does. */
export const policyEvents = { 'prune.run': prune }
