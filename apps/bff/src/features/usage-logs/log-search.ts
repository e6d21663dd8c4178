import type { Role } from '@quaymaster/contracts/roles'
import type { UsageLogFilter } from '@quaymaster/contracts/usage-logs'
import type { FastifyInstance } from 'fastify'
import { readQuery, type RangedQuery } from './filter.ts'
import { isHiddenName } from './hidden-name.ts'

/** What a filter of the URL asks the store for now, in a role. */
export async function searchOf(app: FastifyInstance, filter: UsageLogFilter, role: Role): Promise<RangedQuery> {
  const search = readQuery(filter, role, { nowMs: app.clock.now(), newestAt: await app.logStore.newestAt() })
  const isHidden = search.person !== undefined && isHiddenName(app, role, search.person)
  // A hidden name is looked for in the same way, and has no entry of any kind.
  return isHidden ? { ...search, kinds: [] } : search
}
