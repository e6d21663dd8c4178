import { randomUUID } from 'node:crypto'
import type { Problem } from '@quaymaster/contracts/problem'
import type { RouteBody, RouteContract, RouteParams, RouteQuery, RouteResponse } from '@quaymaster/contracts/route'

export type TestAnswer<T = unknown> = {
  status: number
  headers: Headers
  text: string
  /** The parsed body; undefined where there is none. */
  body: T
  /** The same, read as an error. */
  problem: Problem
}

type Call = {
  method?: string
  body?: unknown
  headers?: Record<string, string>
}

type ContractCall<C extends RouteContract> = {
  params?: RouteParams<C>
  query?: RouteQuery<C>
  body?: RouteBody<C>
  headers?: Record<string, string>
}

function pathOf(contract: RouteContract, params: unknown, query: unknown): string {
  const values = (params ?? {}) as Record<string, string>
  const path = contract.url.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(values[name] ?? ''))
  const search = new URLSearchParams(query as Record<string, string>).toString()
  return search === '' ? path : `${path}?${search}`
}

/** What our own pages do, without the pages: keeps the cookie and sends the headers. */
export class TestClient {
  readonly #url: () => string
  readonly #headers: Record<string, string>
  /** The session cookie as `name=value`; may be set to that of another client. */
  cookie = ''

  constructor(url: () => string, headers: Record<string, string>) {
    this.#url = url
    this.#headers = headers
  }

  /** One request to a path, as a page sends it. */
  async fetch<T = unknown>(path: string, { method = 'GET', body, headers = {} }: Call = {}): Promise<TestAnswer<T>> {
    const response = await fetch(new URL(path, this.#url()), {
      method,
      redirect: 'manual',
      headers: {
        'x-quaymaster': '1',
        'sec-fetch-site': 'same-origin',
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...this.#headers,
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = /(?:application\/|\+)json/.test(response.headers.get('content-type') ?? '')
    const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : undefined
    this.#keepCookie(response)
    return { status: response.status, headers: response.headers, text, body: parsed as T, problem: parsed as Problem }
  }

  /** One call of a contract; a change gets a fresh idempotency key unless `headers` bring one. */
  async call<C extends RouteContract>(contract: C, call: ContractCall<C> = {}): Promise<TestAnswer<RouteResponse<C>>> {
    const { params, query, body, headers = {} } = call
    return this.fetch(pathOf(contract, params, query), {
      method: contract.method,
      ...(body === undefined ? {} : { body }),
      headers: contract.method === 'GET' ? headers : { 'idempotency-key': randomUUID(), ...headers },
    })
  }

  async signIn(name: string, password: string): Promise<TestAnswer> {
    return this.fetch('/api/session', { method: 'POST', body: { name, password } })
  }

  async stepUp(password: string): Promise<TestAnswer> {
    return this.fetch('/api/session/step-up', { method: 'POST', body: { password } })
  }

  #keepCookie(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';', 1)
      if (pair.includes('quaymaster=')) this.cookie = pair.endsWith('=') ? '' : pair
    }
  }
}
