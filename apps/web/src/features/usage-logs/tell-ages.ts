import { useEffect } from 'react'
import type { RefObject } from 'react'
import { formatAge, formatInstant } from '../../lib/format.ts'

/** The instant with its zone and its age, worked out for the one time that the pointer is over. */
export function useTellAges(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current
    if (element === null) return undefined
    const tell = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null
      const at = link?.dataset['at']
      if (link !== null && at !== undefined) link.title = `${formatInstant(at)} · ${formatAge(at)}`
    }
    element.addEventListener('mouseover', tell)
    return () => element.removeEventListener('mouseover', tell)
  }, [root])
}
