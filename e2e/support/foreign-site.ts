import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Web pages of somebody else, on a port of their own. */
export type ForeignSite = AsyncDisposable & {
  /** As another site than 127.0.0.1: cookies of the console do not come along. */
  crossSiteUrl: string
  /** On the host of the console, with another port: for cookies the same site. */
  sameSiteUrl: string
  /** Serves this document as `/page` from now on. */
  show: (html: string) => void
}

function answer(response: ServerResponse, requestUrl: string, html: string): void {
  const { pathname, searchParams } = new URL(requestUrl, 'http://foreign.invalid')
  if (pathname === '/relay') {
    response.writeHead(307, { location: searchParams.get('to') ?? '/' }).end()
    return
  }
  response.writeHead(200, { 'content-type': 'text/html' }).end(html)
}

export async function startForeignSite(): Promise<ForeignSite> {
  let page = ''
  const server = createServer((request, response) => answer(response, request.url ?? '/', page))
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  const { port } = server.address() as AddressInfo
  return {
    crossSiteUrl: `http://localhost:${port}/page`,
    sameSiteUrl: `http://127.0.0.1:${port}/page`,
    show: (html) => {
      page = html
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
