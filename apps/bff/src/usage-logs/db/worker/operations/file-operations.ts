import { dayNumber } from '../../../../time/day-number.ts'
import { readLastReset } from '../file/last-reset.ts'
import type { LogReset } from '../file/last-reset.ts'
import type { LogStoreFile } from '../file/log-store-file.ts'
import { forgetBefore, trustClock } from '../file/retention.ts'

type OpenInput = { path: string; maxPages?: number | undefined; now: string }

/** What is done with the file as a whole; none of it fits into one transaction. */
export const fileOperations = {
  open: (store: LogStoreFile, input: OpenInput) => {
    store.open(input)
    return { lastReset: readLastReset(store.file) }
  },
  close: (store: LogStoreFile) => store.close(),
  asideFiles: (store: LogStoreFile) => store.listAsideFiles(),
  setAside: (store: LogStoreFile, reset: LogReset) => store.setAside(reset),
  restoreFile: (store: LogStoreFile, input: { name: string; now: string }) => store.restore(input),
  /** Forgets some of what is older than a day. */
  forgetBefore: ({ file }: LogStoreFile, { day, today }: { day: string; today: string }) => ({
    isMore: trustClock(file, dayNumber(today)) && forgetBefore(file, dayNumber(day)),
  }),
}
