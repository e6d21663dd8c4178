import type { CheckedLog } from '../registry-check/checked-stores.ts'
import type { LogDatabase } from './db/log-database.ts'

/** The log store as the check of the registry sees it. */
export function createCheckedLog(database: LogDatabase): CheckedLog {
  return {
    isOpen: () => database.isOpen,
    record: () => database.read('registryRecord', null),
    storedDays: (before, limit) => database.read('storedDays', { before, limit }),
    compareDay: (day, entries) => database.read('compareDay', { day, entries }),
    newest: (limit) => database.read('newest', { limit }),
    countNewest: (limit, entries) => database.read('countNewest', { limit, entries }),
    async suspect(suspicion) {
      await database.write('suspectRegistry', suspicion)
    },
    async accept(connection, decision) {
      await database.write('acceptRegistry', { connection, decision })
    },
    setAside: (reason) => database.setAside(reason),
  }
}
