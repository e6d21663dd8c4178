import { once } from 'node:events'
import { createServer, request as openRequest, type IncomingMessage, type ServerResponse } from 'node:http'

/** What a listener received. */
type ReceivedCall = { method: string; path: string; contentType: string | null; body: unknown }

async function received(request: IncomingMessage): Promise<ReceivedCall> {
  const text = Buffer.concat(await request.toArray()).toString('utf8')
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    contentType: request.headers['content-type'] ?? null,
    body: JSON.parse(text),
  }
}

/**
 * Listens while something runs, answers every call with the status, and tells what came.
 * @param listen a port of 127.0.0.1, or `host:port`
 */
export async function listening(
  listen: string | number,
  status: number,
  run: () => Promise<void>,
): Promise<ReceivedCall[]> {
  const calls: ReceivedCall[] = []
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    calls.push(await received(request))
    response.writeHead(status).end()
  }
  const server = createServer((request, response) => void take(request, response))
  const [host, port] = String(listen).includes(':') ? String(listen).split(':') : ['127.0.0.1', String(listen)]
  server.listen(Number(port), host)
  await once(server, 'listening')
  try {
    await run()
  } finally {
    server.close()
    server.closeAllConnections()
  }
  return calls
}

/**
 * Sends JSON to an address of this machine; the simulator calls nobody outside it.
 * @returns the status of the answer; 0: there was none
 */
export async function sendCallback(url: string, body: unknown): Promise<number> {
  const { hostname } = new URL(url)
  if (!/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return 0
  const request = openRequest(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // Each listener lives for one run: a connection kept from the last one is dead.
    agent: false,
  })
  request.end(JSON.stringify(body))
  try {
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    response.resume()
    return response.statusCode ?? 0
  } catch {
    return 0
  }
}
