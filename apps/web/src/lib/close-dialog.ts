import { useRouter } from '@tanstack/react-router'

/** Closing a dialog leads back to where it was opened; a dialog that was opened by its address has a page behind it. */
export function useCloseDialog(openPageBehind: () => void): () => void {
  const { history } = useRouter()
  return () => {
    if (history.canGoBack()) history.back()
    else openPageBehind()
  }
}
