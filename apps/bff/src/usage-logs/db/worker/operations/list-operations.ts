import type { QuayLogEntry } from '@quaymaster/quay-client'
import { dayNumber, dayText } from '../../../../time/day-number.ts'
import { beginFollowing, followedDay, followTop } from '../days/follow.ts'
import { ListMerge } from '../days/list-merge.ts'
import type { ListScope } from '../days/list-merge.ts'
import type { ListSegment } from '../days/runs.ts'
import { entryAt } from '../entries/search.ts'
import type { LogStoreFile } from '../file/log-store-file.ts'

export const followReads = {
  followed: ({ file }: LogStoreFile) => {
    const day = followedDay(file)
    return { day: day === undefined ? null : dayText(day) }
  },
}

type FollowInput = { segment: ListSegment; today: string; isForced: boolean }

/** The newest pages of the list, and other lists that have entries of a day. */
export const listWrites = {
  follow: ({ file }: LogStoreFile, { segment, today, isForced }: FollowInput) => {
    const result = followTop(file, segment, dayNumber(today), isForced)
    const inserted = result.outcome === 'met' ? result.inserted : []
    return { ...result, entries: inserted.flatMap((sequence) => entryAt(file, sequence) ?? []) }
  },
  beginFollowing: ({ file }: LogStoreFile, { segment, today }: Omit<FollowInput, 'isForced'>) =>
    beginFollowing(file, segment, dayNumber(today)),
  beginMerge: (store: LogStoreFile, { day, scope }: { day: string; scope: ListScope | null }) => ({
    merge: store.addMerge(new ListMerge(store.file, dayNumber(day), scope ?? undefined)),
  }),
  mergePage: (store: LogStoreFile, { merge, entries }: { merge: number; entries: readonly QuayLogEntry[] }) => ({
    found: store.findMerge(merge)?.take(entries) ?? 0,
  }),
  endMerge: (store: LogStoreFile, { merge }: { merge: number }) => store.removeMerge(merge),
}
