import { useCallback, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

function findScrollParent(element: HTMLElement): HTMLElement {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent)
    if (overflowY === 'auto' || overflowY === 'scroll') return parent
  }
  return document.documentElement
}

type Place = { scrollParent: HTMLElement | null; offset: number }

/** What scrolls around an element, and how far below its top the element's own content starts, in pixels. */
export function useScrollParent(root: RefObject<HTMLElement | null>): Place {
  const [place, setPlace] = useState<Place>({ scrollParent: null, offset: 0 })
  const measure = useCallback(() => {
    const element = root.current
    if (element === null) return
    setPlace((known) => {
      const scrollParent = known.scrollParent ?? findScrollParent(element)
      const top = element.getBoundingClientRect().top - scrollParent.getBoundingClientRect().top
      const offset = Math.round(top + scrollParent.scrollTop)
      const isSame = scrollParent === known.scrollParent && Math.abs(offset - known.offset) <= 1
      return isSame ? known : { scrollParent, offset }
    })
  }, [root])
  // Banners and chips above the element come and go, so it is measured after every drawing.
  useLayoutEffect(measure)
  return place
}
