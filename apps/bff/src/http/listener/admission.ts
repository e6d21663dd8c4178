import type { Socket } from 'node:net'
import type { UnfinishedRequests } from './unfinished-requests.ts'

/** Of connections that arrive at once, many are accepted before the first request is read: so many turns are given to read. */
const TURNS = 16
/** A client that opens many connections sends its requests a little later. */
const WAIT_MS = 200
const MAX_WAITING_PER_SENDER = 64

type Doors = { open: (socket: Socket) => void; refuse: (socket: Socket) => void }

/**
 * Lets a connection in as soon as its sender has a place for it. A surplus one is not read, and is refused when requests
 * of its sender that were already on their way have not made room.
 */
export class Admission {
  readonly #unfinished: UnfinishedRequests
  readonly #doors: Doors
  readonly #waiting = new Map<string, number>()

  constructor(unfinished: UnfinishedRequests, doors: Doors) {
    this.#unfinished = unfinished
    this.#doors = doors
  }

  admit(socket: Socket, sender: string, turns = TURNS): void {
    if (this.#isSettled(socket, sender)) return
    if (turns > 0) setImmediate(() => this.admit(socket, sender, turns - 1))
    else this.#wait(socket, sender)
  }

  #isSettled(socket: Socket, sender: string): boolean {
    if (socket.destroyed) return true
    const isIn = this.#unfinished.take(socket, sender)
    if (isIn) this.#doors.open(socket)
    return isIn
  }

  #wait(socket: Socket, sender: string): void {
    const waiting = this.#waiting.get(sender) ?? 0
    if (waiting >= MAX_WAITING_PER_SENDER) return this.#doors.refuse(socket)
    this.#waiting.set(sender, waiting + 1)
    setTimeout(() => {
      const others = (this.#waiting.get(sender) ?? 1) - 1
      if (others === 0) this.#waiting.delete(sender)
      else this.#waiting.set(sender, others)
      if (!this.#isSettled(socket, sender)) this.#doors.refuse(socket)
    }, WAIT_MS)
  }
}
