import { readDownload } from '@quaymaster/contracts/downloads'
import type { Operation } from '@quaymaster/contracts/operations'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { recordRefusal } from '../../policy/guard.ts'
import { rowHasRole } from '../../policy/decide.ts'
import { policyRowOf } from '../../policy/table.ts'
import { ProblemError, problemOfReason } from '../../problems/problem-error.ts'
import { addStream, type StreamAnswer } from '../../routing/add-stream.ts'
import { DownloadTickets } from './tickets.ts'

/** Makes the file of one kind, for a role that may have it. */
export type DownloadMaker = (input: unknown, request: FastifyRequest, signal: AbortSignal) => StreamAnswer

/** Files that a browser fetches by its own navigation, with a one-time ticket instead of our header. */
export class Downloads {
  readonly #tickets: DownloadTickets
  readonly #kinds = new Map<string, { operation: Operation; maker: DownloadMaker }>()

  constructor(app: FastifyInstance) {
    this.#tickets = new DownloadTickets(app.store, app.clock)
  }

  /** `operation` is the one that hands out tickets for this kind of file: only its roles may redeem one. */
  offer(kind: string, operation: Operation, maker: DownloadMaker): void {
    this.#kinds.set(kind, { operation, maker })
  }

  issue(request: FastifyRequest, kind: string, input: unknown): Promise<string> {
    return this.#tickets.issue(request, { kind, input })
  }

  async make(ticket: string, request: FastifyRequest, signal: AbortSignal): Promise<StreamAnswer> {
    const found = await this.#tickets.take(request, ticket)
    const kind = found === undefined ? undefined : this.#kinds.get(found.kind)
    if (found === undefined || kind === undefined) throw new ProblemError('download_expired', 404)
    const { operation, maker } = kind
    if (!rowHasRole(policyRowOf(operation), request.actor.role)) {
      const problem = problemOfReason({ code: 'role_lacks' })
      recordRefusal(request, { operation, params: undefined }, problem, { kind: 'download', name: found.kind })
      throw problem
    }
    return maker(found.input, request, signal)
  }
}

/** The one address of downloads. */
export async function downloadRoutes(app: FastifyInstance, { downloads }: { downloads: Downloads }): Promise<void> {
  addStream(app, readDownload, ({ params }, request, signal) => downloads.make(params.ticket, request, signal), {
    isTicketed: true,
  })
}
