import type { SimulatorResponse } from '../server/http-message.ts'
import type { Registry } from '../registry.ts'
import { pristineTokens } from '../scenarios/pristine.ts'

/** What a call without sockets came to; `body` is its JSON. */
export type RegistryAnswer = { status: number; readonly body: Record<string, unknown>; text: string }

function read({ status, body }: SimulatorResponse): RegistryAnswer {
  const text = String(body)
  return {
    status,
    get body() {
      return JSON.parse(text) as Record<string, unknown>
    },
    text,
  }
}

/** Asks a registry something, as the bearer of one of its tokens. */
export function ask(
  registry: Registry,
  path: string,
  { method = 'GET', token = 'rw', body }: { method?: string; token?: keyof typeof pristineTokens; body?: unknown } = {},
): RegistryAnswer {
  const headers = {
    host: 'quay.example.com',
    authorization: `Bearer ${pristineTokens[token]}`,
    'content-type': 'application/json',
  }
  const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body))
  return read(registry.handle({ method, rawUrl: path, headers, scheme: 'https', body: bytes }))
}

/** The pages of a list, one after the other, as far as it goes on; 1,000 at most. */
export function pagesOf(registry: Registry, path: string, token: keyof typeof pristineTokens = 'rw'): RegistryAnswer[] {
  const pages: RegistryAnswer[] = []
  let next: string | undefined
  do {
    const page = ask(registry, next === undefined ? path : `${path}&next_page=${next}`, { token })
    pages.push(page)
    next = page.body['next_page'] as string | undefined
  } while (next !== undefined && pages.length < 1000)
  return pages
}
