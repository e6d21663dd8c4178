import { errorText } from '../api-error.ts'

// Only these exact families of the agent parser count; their mobile and headless kinds have other names (identity.md 1.5).
const families: [RegExp, string][] = [
  [/\b(?:Edg|Edge|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bHeadlessChrome\//, 'HeadlessChrome'],
  [/\bChromium\//, 'Chromium'],
  [/\bCriOS\//, 'Chrome Mobile iOS'],
  [/\bFxiOS\//, 'Firefox iOS'],
  [/\bChrome\/[\d.]+ Mobile\b/, 'Chrome Mobile'],
  [/\bChrome\//, 'Chrome'],
  [/^(?=.*\bMobile;).*\bFirefox\//, 'Firefox Mobile'],
  [/\bFirefox\//, 'Firefox'],
  [/\bVersion\/[\d.]+ Mobile\/\S+ Safari\//, 'Mobile Safari'],
  [/\bVersion\/[\d.]+ Safari\//, 'Safari'],
]

const isBrowser = (agent: string): boolean =>
  ['Chrome', 'Firefox', 'Safari', 'Opera'].includes(families.find(([pattern]) => pattern.test(agent))?.[1] ?? '')

/** Refuses a GET of a browser without `X-Requested-With: XMLHttpRequest`, before anybody is asked who calls. */
export function checkBrowser(method: string, headers: Record<string, string | undefined>): void {
  if (method !== 'GET' || headers['x-requested-with'] === 'XMLHttpRequest') return
  if (!isBrowser(headers['user-agent'] ?? '')) return
  throw errorText(400, 'API calls must be invoked with an X-Requested-With header if called from a browser')
}
