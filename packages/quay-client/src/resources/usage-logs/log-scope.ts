import type { QuayRequest } from '../../transport/http.ts'

/** Whose log is read. An organization's list takes a user's own namespace as well. */
export type QuayLogScope =
  | { kind: 'registry' }
  | { kind: 'organization'; name: string }
  /** Path with its namespace: `acme/release/installer`. */
  | { kind: 'repository'; path: string }

type Endpoint = 'logs' | 'aggregatelogs' | 'exportlogs'

/** The address of a scope's list. Each segment of a repository's path is checked and encoded alone. */
export function scopeAddress(
  scope: QuayLogScope,
  endpoint: Endpoint,
): Pick<QuayRequest, 'path'> & { params: Record<string, string> } {
  if (scope.kind === 'registry') return { path: `/api/v1/superuser/${endpoint}`, params: {} }
  if (scope.kind === 'organization') {
    return { path: `/api/v1/organization/{organization}/${endpoint}`, params: { organization: scope.name } }
  }
  const segments = scope.path.split('/')
  // Without a name of its own the path would ask for something else.
  if (segments.length < 2) throw new TypeError('path is namespace and name of a repository')
  const params = Object.fromEntries(segments.map((segment, index) => [`segment${index}`, segment]))
  const template = segments.map((_, index) => `{segment${index}}`).join('/')
  return { path: `/api/v1/repository/${template}/${endpoint}`, params }
}
