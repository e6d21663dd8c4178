import { readDownload } from '@quaymaster/contracts/downloads'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from '../../problems.ts'
import { addStream, type StreamAnswer } from '../../streams.ts'
import { DownloadTickets } from './tickets.ts'

/** Makes the file of one kind. Refuses when the role may not have it any more. */
export type DownloadMaker = (input: unknown, request: FastifyRequest, signal: AbortSignal) => StreamAnswer

/** Files that a browser fetches by its own navigation, with a one-time ticket instead of our header. */
export class Downloads {
  readonly #tickets: DownloadTickets
  readonly #makers = new Map<string, DownloadMaker>()

  constructor(app: FastifyInstance) {
    this.#tickets = new DownloadTickets(app.store, app.clock)
  }

  offer(kind: string, maker: DownloadMaker): void {
    this.#makers.set(kind, maker)
  }

  issue(request: FastifyRequest, kind: string, input: unknown): Promise<string> {
    return this.#tickets.issue(request, { kind, input })
  }

  async make(ticket: string, request: FastifyRequest, signal: AbortSignal): Promise<StreamAnswer> {
    const found = await this.#tickets.take(request, ticket)
    const maker = found === undefined ? undefined : this.#makers.get(found.kind)
    if (found === undefined || maker === undefined) throw new ProblemError('download_expired', 404)
    return maker(found.input, request, signal)
  }
}

/** The one address of downloads. */
export async function downloadRoutes(app: FastifyInstance, { downloads }: { downloads: Downloads }): Promise<void> {
  addStream(app, readDownload, ({ params }, request, signal) => downloads.make(params.ticket, request, signal), {
    isTicketed: true,
  })
}
