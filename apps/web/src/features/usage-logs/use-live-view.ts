import type { UsageLogFilter } from '@quaymaster/contracts/usage-logs'
import { useState } from 'react'
import type { LiveTail } from './live-tail.ts'
import { useLiveTail } from './use-live-tail.ts'
import type { LogListView } from './use-log-list.ts'

export type LiveView = {
  tail: LiveTail | undefined
  isOn: boolean
  isPaused: boolean
  isFixed: boolean
  /** New entries come into the rows in view, rather than wait. */
  isFlowing: boolean
  switchOn: (isOn: boolean) => void
  pause: (isPaused: boolean) => void
  /** The list is, or is not, at its newest rows. */
  setIsAtTop: (isAtTop: boolean) => void
}

type Options = {
  logs: LogListView
  filter: UsageLogFilter
  /** The range ends in the past. */
  isFixed: boolean
}

/** Following: new entries flow in while one looks at the newest, and wait while one reads further down or pauses. */
export function useLiveView({ logs, filter, isFixed }: Options): LiveView {
  const [isWanted, setIsWanted] = useState(false)
  const [isPaused, setIsPaused] = useState(false)
  const [isAtTop, setIsAtTop] = useState(true)
  const isOn = isWanted && !isFixed && logs.anchor === undefined
  const isFlowing = isOn && !isPaused && isAtTop
  const tail = useLiveTail({ list: logs.isStale ? undefined : logs.list, filter, isOn, isHolding: !isFlowing })
  return {
    tail,
    isOn,
    isPaused,
    isFixed,
    isFlowing,
    setIsAtTop,
    switchOn: (next) => {
      setIsWanted(next)
      setIsPaused(false)
      if (next) logs.jump(undefined)
    },
    pause: setIsPaused,
  }
}
