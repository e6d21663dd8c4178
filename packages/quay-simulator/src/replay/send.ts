import { request as openRequest } from 'node:http'

export type RawRequest = {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | undefined
}

export type RawResponse = { status: number; headers: Record<string, string>; cookies: string[]; body: Buffer }

/** Sends a request byte for byte: no path is tidied up, no header added but those of HTTP itself. */
export function sendRaw(url: string, { method, path, headers, body }: RawRequest): Promise<RawResponse> {
  const { hostname, port } = new URL(url)
  const length: Record<string, number> =
    body === undefined && method === 'GET' ? {} : { 'Content-Length': body?.length ?? 0 }
  return new Promise((resolve, reject) => {
    const request = openRequest(
      { hostname, port, method, path, headers: { ...length, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const { 'set-cookie': cookies = [], ...others } = response.headers
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(Object.entries(others).map(([name, value]) => [name, String(value)])),
            cookies,
            body: Buffer.concat(chunks),
          })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}
