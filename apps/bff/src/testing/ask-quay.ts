import { QuayHttpError } from '@quaymaster/quay-client'

type Ask = { token: string; method?: string; path: string; query?: Record<string, string | undefined>; body?: object }

/** A call to the simulated Quay that the client does not know. A failure is the client's error for its status. */
export async function askQuay(
  baseUrl: string,
  { token, method = 'GET', path, query = {}, body }: Ask,
): Promise<unknown> {
  const url = new URL(path, baseUrl)
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value)
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new QuayHttpError({ operation: path, status: answer.status, kind: kindOf(answer.status) })
  const text = await answer.text()
  return text === '' ? undefined : JSON.parse(text)
}

function kindOf(status: number): 'not-found' | 'forbidden' | 'server-error' | 'refused' {
  if (status === 404) return 'not-found'
  if (status === 401 || status === 403) return 'forbidden'
  return status >= 500 ? 'server-error' : 'refused'
}
