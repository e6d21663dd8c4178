let seen: string | undefined
let navigations = 0

/** The first page keeps the browser's own focus; every later one moves it to its heading. */
export const hasNavigated = (): boolean => navigations > 1

/** Counts the pages that were opened; the same one again, as React draws twice in development, is none. */
export function noteNavigation(pathname: string): void {
  if (pathname === seen) return
  seen = pathname
  navigations += 1
}
