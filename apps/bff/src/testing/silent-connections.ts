import { Socket } from 'node:net'

export type TestConnection = {
  socket: Socket
  /** Everything that was received. */
  received: () => string
  isOpen: () => boolean
}

/**
 * Connects from one of this machine's loopback addresses, says `text`, and then nothing more; not even that it has ended,
 * when the other side does. Whoever is turned away is told so by the end of the connection only.
 */
export async function openConnection(url: string, localAddress: string, text = ''): Promise<TestConnection> {
  const { port } = new URL(url)
  const socket = new Socket({ allowHalfOpen: true })
  let received = ''
  let hasEnded = false
  socket.setEncoding('latin1').on('data', (chunk) => (received += String(chunk)))
  await new Promise<void>((resolve) => {
    const end = () => {
      hasEnded = true
      resolve()
    }
    socket.on('error', end).on('end', end).on('close', end)
    socket.connect({ port: Number(port), host: '127.0.0.1', localAddress }, () => {
      if (text !== '') socket.write(text)
      resolve()
    })
  })
  return { socket, received: () => received, isOpen: () => !hasEnded }
}

export async function openConnections(url: string, localAddress: string, count: number, text = '') {
  return Promise.all(Array.from({ length: count }, () => openConnection(url, localAddress, text)))
}

export const countOpen = (connections: readonly TestConnection[]): number =>
  connections.filter((connection) => connection.isOpen()).length

export function closeAll(connections: readonly TestConnection[]): void {
  for (const { socket } of connections) socket.destroy()
}
