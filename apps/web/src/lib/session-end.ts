const CHANNEL = 'quaymaster-session'
// A channel also speaks to others of the same page.
const THIS_TAB = Math.random()

/** The sign-in page that leads back to where the reader is. */
export function signInAddress(returnTo = `${location.pathname}${location.search}`): string {
  return returnTo === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ returnTo })}`
}

/** Leaves the page for the sign-in page; everything that was read goes with it. */
export function goToSignIn(): void {
  location.assign(signInAddress())
}

/** Tells the other tabs of this browser that the session is over. */
export function announceSessionEnd(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(THIS_TAB)
  channel.close()
}

/** Runs `onEnd` when another tab signed out or found its session over. */
export function listenForSessionEnd(onEnd: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', ({ data }) => {
    if (data !== THIS_TAB) onEnd()
  })
  return () => channel.close()
}
