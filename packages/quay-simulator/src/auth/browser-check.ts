import { errorText } from '../api/api-error.ts'

// Only these exact families of the agent parser count; their mobile and headless kinds have other names (identity.md 1.5).
const families: [string, ...RegExp[]][] = [
  ['Edge', /\b(?:Edg|Edge|EdgA|EdgiOS)\//],
  ['Opera', /\b(?:OPR|Opera)\//],
  ['HeadlessChrome', /\bHeadlessChrome\//],
  ['Chromium', /\bChromium\//],
  ['Chrome Mobile iOS', /\bCriOS\//],
  ['Firefox iOS', /\bFxiOS\//],
  ['Chrome Mobile', /\bChrome\/[\d.]+ Mobile\b/],
  ['Chrome', /\bChrome\//],
  ['Firefox Mobile', /\bMobile;/, /\bFirefox\//],
  ['Firefox', /\bFirefox\//],
  ['Mobile Safari', /\bVersion\/[\d.]+ Mobile\/\S+ Safari\//],
  ['Safari', /\bVersion\/[\d.]+ Safari\//],
]

const familyOf = (agent: string): string | undefined =>
  families.find(([, ...patterns]) => patterns.every((pattern) => pattern.test(agent)))?.[0]

const isBrowser = (agent: string): boolean => ['Chrome', 'Firefox', 'Safari', 'Opera'].includes(familyOf(agent) ?? '')

/** Refuses a GET of a browser without `X-Requested-With: XMLHttpRequest`, before anybody is asked who calls. */
export function checkBrowser(method: string, headers: Record<string, string | undefined>): void {
  if (method !== 'GET' || headers['x-requested-with'] === 'XMLHttpRequest') return
  if (!isBrowser(headers['user-agent'] ?? '')) return
  throw errorText(400, 'API calls must be invoked with an X-Requested-With header if called from a browser')
}
