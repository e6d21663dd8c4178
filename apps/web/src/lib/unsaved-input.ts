import { useEffect } from 'react'

const typed = new Set<symbol>()

/** Whether any open form holds something that was typed and not sent. */
export const hasUnsavedInput = (): boolean => typed.size > 0

/** Counts this form among the unsaved ones while `isTyped`. */
export function useUnsavedInput(isTyped: boolean): void {
  useEffect(() => {
    if (!isTyped) return undefined
    const mark = Symbol('form')
    typed.add(mark)
    return () => {
      typed.delete(mark)
    }
  }, [isTyped])
}
