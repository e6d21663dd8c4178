import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { described, runCommand } from './control-commands.ts'
import type { CommandResult } from './control-commands.ts'
import { readBody } from './server/request-body.ts'
import type { QuaySimulator } from './simulator.ts'

/** The address at which tools outside this process drive the simulator. */
export type ControlServer = { url: string; close: () => Promise<void> }

async function answerTo(simulator: QuaySimulator, incoming: IncomingMessage): Promise<CommandResult> {
  if (incoming.method === 'GET') return { status: 200, body: described(simulator) }
  if (incoming.method !== 'POST') return { status: 405, body: { message: 'Commands are sent with POST.' } }
  return runCommand(simulator, (await readBody(incoming)).toString())
}

async function handle(simulator: QuaySimulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { status, body } = await answerTo(simulator, incoming)
  outgoing.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body ?? {})}\n`)
}

/**
 * Opens the control address on 127.0.0.1.
 * @param port 0 for any free one
 */
export async function startControlServer(simulator: QuaySimulator, port = 0): Promise<ControlServer> {
  const server = createServer((incoming, outgoing) => {
    handle(simulator, incoming, outgoing).catch(() => incoming.destroy())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
