import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Secret } from '../redaction/secret.ts'
import type { Config } from '../config/config.ts'

/** A call as it went over the wire. */
export type RecordedCall = { method: string; path: string; token: string; body: unknown }

export type RecordedQuay = AsyncDisposable & {
  calls: RecordedCall[]
  /** Port for the simulator that stands behind. */
  simulatorPort: number
  /** Configuration that sends the console here. */
  config: Pick<Config, 'quay'>
  /** Called when a call arrives, before the simulator sees it. */
  onCall: (call: RecordedCall) => void
}

// Of the recordings' README; the simulator has no others.
const READ_TOKEN = 'RO000000000000000000OR111111111111111111'
const WRITE_TOKEN = 'RW000000000000000000WR111111111111111111'

/** Stands between the console and the simulator, and writes down the bodies that are sent. */
export async function startRecordedQuay(): Promise<RecordedQuay> {
  const simulatorPort = await findFreePort()
  const calls: RecordedCall[] = []
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      const { method = '', url = '', headers } = incoming
      const call = {
        method,
        path: url,
        token: tokenOf(headers.authorization),
        body: text === '' ? null : JSON.parse(text),
      }
      calls.push(call)
      recorded.onCall(call)
      const outgoing = request({ port: simulatorPort, host: '127.0.0.1', method, path: url, headers }, (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(answer)
      })
      outgoing.on('error', () => answer.destroy())
      outgoing.end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const recorded: RecordedQuay = {
    calls,
    simulatorPort,
    onCall: () => undefined,
    config: {
      quay: {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        token: new Secret(WRITE_TOKEN),
        tokenFile: undefined,
        readToken: new Secret(READ_TOKEN),
        readTokenFile: undefined,
        ca: undefined,
      },
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return recorded
}

function tokenOf(authorization: string | undefined): string {
  if (authorization === undefined) return 'none'
  return authorization.endsWith(READ_TOKEN) ? 'read' : authorization.endsWith(WRITE_TOKEN) ? 'write' : 'other'
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
