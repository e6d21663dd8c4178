import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

function findScrollParent(element: HTMLElement): HTMLElement {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent)
    if (overflowY === 'auto' || overflowY === 'scroll') return parent
  }
  return document.documentElement
}

/** Where the events of its scrolling are heard. */
export const scrollEvents = (scrollParent: HTMLElement): EventTarget =>
  scrollParent === document.documentElement ? document : scrollParent

type Place = { scrollParent: HTMLElement | null; offset: number }

/** Whoever scrolls draws at every frame, and measuring before it is shown would cost each of them its time. */
const SCROLLING_MS = 100

/** What scrolls around an element, and how far below its top the element's own content starts, in pixels. */
export function useScrollParent(root: RefObject<HTMLElement | null>): Place {
  const [place, setPlace] = useState<Place>({ scrollParent: null, offset: 0 })
  const latest = useRef(place)
  const scrolledAt = useRef(-Infinity)
  const { scrollParent } = place
  const measure = useCallback(() => {
    const element = root.current
    if (element === null) return
    const known = latest.current
    const parent = known.scrollParent ?? findScrollParent(element)
    const top = element.getBoundingClientRect().top - parent.getBoundingClientRect().top
    const offset = Math.round(top + parent.scrollTop)
    if (parent === known.scrollParent && Math.abs(offset - known.offset) <= 1) return
    latest.current = { scrollParent: parent, offset }
    setPlace(latest.current)
  }, [root])
  // Banners and chips above the element come and go, so it is measured after every drawing.
  useLayoutEffect(() => {
    if (performance.now() - scrolledAt.current > SCROLLING_MS) measure()
  })
  useEffect(() => {
    if (scrollParent === null) return undefined
    const onScroll = () => {
      scrolledAt.current = performance.now()
      measure()
    }
    const target = scrollEvents(scrollParent)
    target.addEventListener('scroll', onScroll, { passive: true })
    return () => target.removeEventListener('scroll', onScroll)
  }, [scrollParent, measure])
  return place
}
