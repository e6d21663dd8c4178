import type { UsageLogFilter } from '@quaymaster/contracts/usage-logs'
import { useCallback, useEffect, useRef, useState } from 'react'
import { createStore, useStore } from '../../lib/store.ts'
import { LogList } from './log-list.ts'
import { CALLS_BOUND, entriesOf } from './log-reading.ts'

type Shown = { list: LogList; key: string; before: LogList | undefined }

export type LogListView = {
  /** Undefined before the first drawing. */
  list: LogList | undefined
  /** Rows of the filter before are shown until the first of the present one arrive. */
  isStale: boolean
  /** Where the list begins when somebody jumped into the middle of the range. */
  anchor: string | undefined
  jump: (at: string | undefined) => void
  /** Asks Quay for older entries, as many calls as the limit allows. */
  keepLooking: () => void
}

const UNCHANGED = createStore(0)

type Options = {
  filter: UsageLogFilter
  /** Calls to Quay that the first look may make, before anybody asked for more. @default CALLS_BOUND */
  firstCalls?: number
}

/** The list of a filter: begun once, replaced when the filter or the place in it changes, and closed with the page. */
export function useLogList({ filter, firstCalls = CALLS_BOUND }: Options): LogListView {
  const filterKey = JSON.stringify(filter)
  const [anchored, setAnchored] = useState<{ filterKey: string; at: string }>()
  const anchor = anchored?.filterKey === filterKey ? anchored.at : undefined
  // What was read from the store alone is read once more from its beginning when Quay is asked.
  const [asked, setAsked] = useState({ filterKey, times: 0 })
  const times = asked.filterKey === filterKey ? asked.times : 0
  const key = `${filterKey} ${anchor ?? ''} ${times}`
  const [shown, setShown] = useState<Shown>()
  const calls = useRef(firstCalls)
  useEffect(() => {
    calls.current = times === 0 ? firstCalls : CALLS_BOUND
    const list = new LogList(
      entriesOf(JSON.parse(filterKey) as UsageLogFilter, () => calls.current),
      anchor,
    )
    setShown((known) => ({ list, key, before: known?.list }))
    void list.goOn()
    return () => list.dispose()
  }, [key, filterKey, anchor, firstCalls, times])

  const { list, before } = shown ?? {}
  useStore(list?.changes ?? UNCHANGED)
  const isWaiting = list !== undefined && list.total === 0 && list.older.state === 'reading'
  const isStale = shown !== undefined && (shown.key !== key || (isWaiting && before !== undefined && before.total > 0))
  const jump = useCallback(
    (at: string | undefined) => setAnchored(at === undefined ? undefined : { filterKey, at }),
    [filterKey],
  )
  const keepLooking = useCallback(() => {
    calls.current = CALLS_BOUND
    if (list?.older.state === 'complete') setAsked({ filterKey, times: times + 1 })
    else void list?.goOn()
  }, [list, filterKey, times])
  return {
    list: isWaiting && isStale ? before : list,
    isStale,
    anchor,
    jump,
    keepLooking,
  }
}
