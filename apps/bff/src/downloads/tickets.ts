import { createHash, randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../time/clock.ts'
import { isoOf } from '../time/clock.ts'
import type { Store } from '../store/database.ts'

const LIFE_MS = 60_000
const TICKET_BYTES = 32

/** What a ticket lets its session fetch: the kind of file, and what that kind needs to make it. */
export type Ticket = { kind: string; input: unknown }

const digestOf = (ticket: string): string => createHash('sha256').update(ticket).digest('base64url')

/** One-time addresses of files: good for a minute, once, in the session that asked for them. */
export class DownloadTickets {
  readonly #store: Store
  readonly #clock: Clock

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /** Answers the path to fetch. Only the hash of the ticket is kept. */
  async issue(request: FastifyRequest, { kind, input }: Ticket): Promise<string> {
    const ticket = randomBytes(TICKET_BYTES).toString('base64url')
    const now = this.#clock.now()
    await this.#store.deleteFrom('download_tickets').where('expires_at', '<=', isoOf(now)).execute()
    await this.#store
      .insertInto('download_tickets')
      .values({
        ticket_hash: digestOf(ticket),
        session_id: request.actor.sessionId,
        kind,
        input: JSON.stringify(input),
        expires_at: isoOf(now + LIFE_MS),
      })
      .execute()
    return `/api/downloads/${ticket}`
  }

  /** Takes the ticket: a second call finds nothing, in whichever order two of them come. */
  async take(request: FastifyRequest, ticket: string): Promise<Ticket | undefined> {
    const row = await this.#store
      .deleteFrom('download_tickets')
      .where('ticket_hash', '=', digestOf(ticket))
      .where('session_id', '=', request.actor.sessionId)
      .where('expires_at', '>', isoOf(this.#clock.now()))
      .returning(['kind', 'input'])
      .executeTakeFirst()
    return row === undefined ? undefined : { kind: row.kind, input: JSON.parse(row.input) as unknown }
  }
}
