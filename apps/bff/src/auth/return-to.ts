const OWN_ORIGIN = 'http://console.invalid'
const OUTSIDE_THE_PAGES = /^\/(?:api|sign-in|set-up|livez|readyz|page-assets|assets)(?:\/|$)/

/** A path that a browser can only understand as one of its own origin: `//host` and `/\host` would be another. */
const isOwnPath = (path: string): boolean => /^\/(?![/\\])/.test(path) && !path.includes('\\') && !/\p{Cc}/u.test(path)

/** A path of this console to go to, or `/`: never another origin, never the API, never the sign-in page again. */
export function safeReturnTo(wanted: string | undefined): string {
  if (wanted === undefined || !isOwnPath(wanted)) return '/'
  const url = URL.parse(wanted, OWN_ORIGIN)
  if (url === null || url.origin !== OWN_ORIGIN) return '/'
  const result = url.pathname + url.search + url.hash
  // Resolving may make another address of it (`/.//host` becomes `//host`): what goes out is what has to be right.
  const isSame = isOwnPath(result) && URL.parse(result, OWN_ORIGIN)?.href === url.href
  return isSame && !OUTSIDE_THE_PAGES.test(url.pathname) ? result : '/'
}
