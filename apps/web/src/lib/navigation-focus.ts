let isAnotherPage = false

/** Whether a page was opened from another one; the first page keeps the browser's own focus. */
export const hasNavigated = (): boolean => isAnotherPage

export function noteNavigation(): void {
  isAnotherPage = true
}
