let navigations = 0

/** The first page keeps the browser's own focus; every later one moves it to its heading. */
export const hasNavigated = (): boolean => navigations > 1

export function noteNavigation(): void {
  navigations += 1
}
