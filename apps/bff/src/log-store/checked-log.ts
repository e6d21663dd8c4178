import type { CheckedLog } from '../registry-check/checked-stores.ts'
import type { StoreKeeper } from './store-keeper.ts'

/** The log store as the check of the registry sees it. */
export function checkedLogOf(keeper: StoreKeeper): CheckedLog {
  return {
    isOpen: () => keeper.isOpen,
    record: () => keeper.read('registryRecord', null),
    storedDays: (before, limit) => keeper.read('storedDays', { before, limit }),
    compareDay: (day, entries) => keeper.read('compareDay', { day, entries }),
    newest: (limit) => keeper.read('newest', { limit }),
    countNewest: (limit, entries) => keeper.read('countNewest', { limit, entries }),
    async suspect(suspicion) {
      await keeper.write('suspectRegistry', suspicion)
    },
    async accept(connection, decision) {
      await keeper.write('acceptRegistry', { connection, decision })
    },
    setAside: (because) => keeper.setAside(because),
  }
}
