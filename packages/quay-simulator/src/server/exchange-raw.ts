import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { bytesOf } from './delivery.ts'
import type { Exchange } from './exchange.ts'
import { withProxyHeaders } from './exchange.ts'
import type { SimulatorResponse } from './http-message.ts'

function answerText(response: SimulatorResponse, scheme: 'http' | 'https'): Buffer {
  const headers = {
    ...withProxyHeaders(response.headers, scheme),
    'content-length': String(bytesOf(response).length),
    connection: 'close',
  }
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((text) => `${name}: ${text}`))
  const head = [`HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`, ...lines, '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head, 'latin1'), bytesOf(response)])
}

/**
 * Reads a call whose method Node's parser refuses but Quay answers (recording `paths-unknown`: `FROB`).
 * @param packet the bytes that the parser choked on
 */
export function readRawExchange(packet: Buffer, socket: Socket, scheme: 'http' | 'https'): Exchange | undefined {
  const text = packet.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const [requestLine = '', ...lines] = text.slice(0, end).split('\r\n')
  const [, method, rawUrl] = /^([A-Z]+) (\S+) HTTP\/1\.1$/.exec(requestLine) ?? []
  if (end < 0 || !method || !rawUrl) return undefined
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim(),
  ])
  return {
    protocol: 'h1',
    request: { method, rawUrl, headers: Object.fromEntries(headers), body: packet.subarray(end + 4), scheme },
    deliver: async ({ response }) => void socket.end(answerText(response, scheme)),
  }
}

/** What nginx says to what is no request at all. */
const badRequest: SimulatorResponse = {
  status: 400,
  headers: { 'content-type': 'text/html' },
  body: '<html>\n<head><title>400 Bad Request</title></head>\n<body>\n<center><h1>400 Bad Request</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>\n',
}

/** Answers what is no request at all, and closes. */
export function refuseRaw(socket: Socket, scheme: 'http' | 'https'): void {
  if (socket.writable) socket.end(answerText(badRequest, scheme))
  else socket.destroy()
}
