/** A path of this console to go to, or `/`: never another origin, never the API, never the sign-in page again. */
export function safeReturnTo(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(wanted)) return '/'
  const url = URL.parse(wanted, 'http://console.invalid')
  if (url === null || url.origin !== 'http://console.invalid') return '/'
  const isPage = !/^\/(?:api|sign-in|set-up|livez|readyz|page-assets|assets)(?:\/|$)/.test(url.pathname)
  return isPage ? url.pathname + url.search + url.hash : '/'
}
