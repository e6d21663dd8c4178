import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

type Place = { sender: string; request: IncomingMessage | undefined }

/** Connections on which a request is still arriving, counted by sender. A connection takes one place at most. */
export class UnfinishedRequests {
  readonly #maxPerSender: number
  readonly #places = new Map<Socket, Place>()
  readonly #bySender = new Map<string, Set<Socket>>()

  constructor(maxPerSender: number) {
    this.#maxPerSender = maxPerSender
  }

  /** Takes a place for the request that is awaited, or whose body is; false where the sender has no place left. */
  take(socket: Socket, sender: string, request?: IncomingMessage): boolean {
    this.release(socket)
    const sockets = this.#bySender.get(sender) ?? new Set<Socket>()
    if (sockets.size >= this.#maxPerSender) this.#releaseReceived(sockets)
    if (sockets.size >= this.#maxPerSender) return false
    this.#places.set(socket, { sender, request })
    this.#bySender.set(sender, sockets.add(socket))
    return true
  }

  /** Gives the place back. With a request, only if the place is that request's. */
  release(socket: Socket, request?: IncomingMessage): void {
    const place = this.#places.get(socket)
    if (place === undefined || (request !== undefined && place.request !== request)) return
    this.#places.delete(socket)
    const sockets = this.#bySender.get(place.sender)
    sockets?.delete(socket)
    if (sockets?.size === 0) this.#bySender.delete(place.sender)
  }

  /** A body that has arrived, but that nobody has read yet, holds no place against others. */
  #releaseReceived(sockets: ReadonlySet<Socket>): void {
    for (const socket of sockets) if (this.#places.get(socket)?.request?.complete === true) this.release(socket)
  }
}
