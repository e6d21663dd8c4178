import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { RefObject } from 'react'

/** One listener follows the plain links inside of an element; a new tab and the like stay the browser's. */
export function useFollowLinks(root: RefObject<HTMLElement | null>): void {
  const { history } = useRouter()
  useEffect(() => {
    const element = root.current
    if (element === null) return undefined
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null
      const address = link?.getAttribute('href')
      if (typeof address !== 'string') return
      event.preventDefault()
      history.push(address)
    }
    element.addEventListener('click', follow)
    return () => element.removeEventListener('click', follow)
  }, [root, history])
}
