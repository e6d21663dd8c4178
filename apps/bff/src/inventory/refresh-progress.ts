import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import type { KindRefresh } from './kind-refresh.ts'
import { ROOT } from './row-key.ts'

/** How far the inventory of one kind is: counted in rows or, where each parent has a list, in parents. */
export function describeProgress(refresh: KindRefresh, paused: InventoryProgress['paused']): InventoryProgress {
  const { index, parents } = refresh
  const completedAt = refresh.completedAt()
  const run = refresh.findRecord(ROOT)
  const [all, open] = [refresh.queue.scopes.size, refresh.queue.openCount]
  const isOfParents = parents !== undefined
  return {
    state: completedAt !== null ? 'complete' : index.total === 0 ? 'empty' : 'filling',
    isReading: refresh.isRunning() || (isOfParents && open > 0),
    read: isOfParents ? all - open : (run?.read_count ?? 0),
    expected: isOfParents ? (parents.completedAt() === null ? null : all) : (run?.expected_count ?? null),
    asOf: index.oldestReadAt(),
    completedAt,
    paused,
  }
}
