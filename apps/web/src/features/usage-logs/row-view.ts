import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { scrollEvents, useScrollParent } from '../../components/scroll-parent.ts'

const OVERSCAN_ROWS = 1
/** The view moves in steps of a few rows, so that most frames of a scroll draw nothing new. */
const STEP_ROWS = 2
/** Rows fly past while every move shows none of those before; they stand still once nothing moved for so long. */
const STANDING_MS = 120

type Options = {
  root: RefObject<HTMLElement | null>
  total: number
  rowHeight: number
  /** Rows that ever came on top: the view stays on the rows it shows. */
  prepended: number
  /** New rows on top push those in view down, instead of being above them. */
  isAtTopFollowed: boolean
  /** Somebody scrolled: these rows are in view. */
  onMove: (from: number, to: number) => void
}

export type RowView = {
  from: number
  to: number
  isAtTop: boolean
  /** Rows fly past, faster than anybody reads. */
  isFlying: boolean
  scrollTo: (index: number) => void
  scrollToTop: () => void
}

/** Rows of one height in whatever scrolls around them: which are drawn, and which are in view. */
export function useRowView({ root, total, rowHeight, prepended, isAtTopFollowed, onMove }: Options): RowView {
  const { scrollParent, offset } = useScrollParent(root)
  const [view, setView] = useState({ first: 0, rows: 30, isAtTop: true })
  const [isFlying, noteMove] = useFlight()
  const isOwnScroll = useRef(false)
  const latest = useRef({ offset, onMove })
  useLayoutEffect(() => {
    latest.current = { offset, onMove }
  })

  const measure = useCallback(() => {
    if (scrollParent === null) return undefined
    const top = scrollParent.scrollTop - latest.current.offset
    const first = Math.max(0, Math.floor(top / rowHeight))
    const rows = Math.ceil(scrollParent.clientHeight / rowHeight)
    const stepped = Math.floor(first / STEP_ROWS) * STEP_ROWS
    const isAtTop = top <= rowHeight
    setView((known) =>
      known.first === stepped && known.rows === rows && known.isAtTop === isAtTop
        ? known
        : { first: stepped, rows, isAtTop },
    )
    return { first, last: first + rows }
  }, [scrollParent, rowHeight])

  useEffect(() => {
    if (scrollParent === null) return undefined
    measure()
    const onScroll = () => {
      const seen = measure()
      if (seen !== undefined) noteMove(seen)
      if (isOwnScroll.current) isOwnScroll.current = false
      else if (seen !== undefined) latest.current.onMove(seen.first, seen.last)
    }
    const target = scrollEvents(scrollParent)
    target.addEventListener('scroll', onScroll, { passive: true })
    const observer = new ResizeObserver(() => measure())
    observer.observe(scrollParent)
    return () => {
      target.removeEventListener('scroll', onScroll)
      observer.disconnect()
    }
  }, [scrollParent, measure, noteMove])

  const known = useRef(prepended)
  useLayoutEffect(() => {
    const added = prepended - known.current
    known.current = prepended
    if (added <= 0 || scrollParent === null || isAtTopFollowed) return
    isOwnScroll.current = true
    scrollParent.scrollBy({ top: added * rowHeight })
    measure()
  }, [prepended, scrollParent, rowHeight, isAtTopFollowed, measure])

  const scrollTo = useCallback(
    (index: number) => {
      if (scrollParent === null) return
      const rowTop = latest.current.offset + index * rowHeight
      // Head and foot of the list lie over its rows.
      const isAbove = rowTop < scrollParent.scrollTop + rowHeight
      const isBelow = rowTop + 3 * rowHeight > scrollParent.scrollTop + scrollParent.clientHeight
      if (isAbove) scrollParent.scrollTo({ top: rowTop - rowHeight })
      else if (isBelow) scrollParent.scrollTo({ top: rowTop + 3 * rowHeight - scrollParent.clientHeight })
      const seen = measure()
      if (seen !== undefined) latest.current.onMove(seen.first, seen.last)
    },
    [scrollParent, rowHeight, measure],
  )
  const scrollToTop = useCallback(() => {
    if (scrollParent !== null && scrollParent.scrollTop > latest.current.offset)
      scrollParent.scrollTo({ top: latest.current.offset })
    measure()
  }, [scrollParent, measure])
  return {
    from: Math.min(Math.max(view.first - OVERSCAN_ROWS, 0), Math.max(total - 1, 0)),
    to: Math.min(view.first + STEP_ROWS + view.rows + OVERSCAN_ROWS, total - 1),
    isAtTop: view.isAtTop,
    isFlying,
    scrollTo,
    scrollToTop,
  }
}

type Seen = { first: number; last: number }

/** Whether the last two moves, shortly after one another, went beyond everything that was in view. */
function useFlight(): [boolean, (seen: Seen) => void] {
  const [isFlying, setIsFlying] = useState(false)
  const state = useRef<{ seen: Seen; atMs: number; leaps: number; landing: number | undefined }>(undefined)
  const noteMove = useCallback((seen: Seen) => {
    const before = state.current
    const atMs = performance.now()
    const isLeap =
      before !== undefined &&
      atMs - before.atMs < STANDING_MS &&
      (seen.first > before.seen.last || seen.last < before.seen.first)
    const leaps = isLeap ? before.leaps + 1 : 0
    clearTimeout(before?.landing)
    const landing = leaps >= 2 ? window.setTimeout(() => setIsFlying(false), STANDING_MS) : undefined
    state.current = { seen, atMs, leaps, landing }
    setIsFlying(leaps >= 2)
  }, [])
  useEffect(() => () => clearTimeout(state.current?.landing), [])
  return [isFlying, noteMove]
}
