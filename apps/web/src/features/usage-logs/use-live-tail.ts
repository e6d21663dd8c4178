import type { UsageLogFilter } from '@quaymaster/contracts/usage-logs'
import { useEffect, useState } from 'react'
import { createStore, useStore } from '../../lib/store.ts'
import { LiveTail } from './live-tail.ts'
import type { LogList } from './log-list.ts'
import { entriesOf, tailOf } from './log-reading.ts'

const UNCHANGED = createStore(0)

type Options = { list: LogList | undefined; filter: UsageLogFilter; isOn: boolean; isHolding: boolean }

/** Follows the log while `isOn`; new entries wait while `isHolding`. */
export function useLiveTail({ list, filter, isOn, isHolding }: Options): LiveTail | undefined {
  const filterKey = JSON.stringify(filter)
  const [tail, setTail] = useState<LiveTail>()
  useEffect(() => {
    if (!isOn || list === undefined) return undefined
    const wanted = JSON.parse(filterKey) as UsageLogFilter
    const started = new LiveTail({
      readTail: (signal) => tailOf(wanted, signal),
      readStored: entriesOf(wanted, () => 0),
      top: () => placeOfTop(list),
      deliver: (entries) => list.prepend(entries),
    })
    setTail(started)
    void started.run()
    return () => {
      started.stop()
      setTail(undefined)
    }
  }, [isOn, list, filterKey])
  useEffect(() => tail?.hold(isHolding), [tail, isHolding])
  useStore(tail?.changes ?? UNCHANGED)
  return tail
}

function placeOfTop(list: LogList): { cursor: string } | { from: string } | undefined {
  const cursor = list.topCursor
  if (cursor !== undefined) return { cursor }
  return list.window === undefined ? undefined : { from: list.window.from }
}
