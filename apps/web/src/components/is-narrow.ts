import { useSyncExternalStore } from 'react'

const narrow = () => matchMedia('(max-width: 767px)')

function subscribe(listener: () => void): () => void {
  const media = narrow()
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Whether the window is so narrow that tables become cards. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow().matches)
