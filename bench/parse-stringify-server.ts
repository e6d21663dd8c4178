import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'

// The floor of every route that passes JSON on: ask, parse, write, answer. No session, no schema, no policy.
const upstream = new URL(process.argv[2] ?? '')
const pool = new Pool(upstream.origin, { connections: 64 })

async function passOn(response: ServerResponse): Promise<void> {
  const { body } = await pool.request({ path: upstream.pathname, method: 'GET' })
  const text = JSON.stringify(JSON.parse(await body.text()))
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
}

const server = createServer((_request, response) => void passOn(response))
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`)
})
