import type { Operation } from '@quaymaster/contracts/operations'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { assertRowAllows } from '../policy/guard.ts'
import { ProblemError } from '../problems/problem-error.ts'
import type { StreamAnswer } from '../routing/add-stream.ts'
import { DownloadTickets } from './tickets.ts'

/** Makes the file of one kind for whoever fetches it, in the role that they have by then. */
export type DownloadMaker = (input: unknown, request: FastifyRequest, signal: AbortSignal) => StreamAnswer

/** Files that a browser fetches by its own navigation, with a one-time ticket instead of our header. */
class Downloads {
  readonly #tickets: DownloadTickets
  readonly #makers = new Map<Operation, DownloadMaker>()

  constructor(app: FastifyInstance) {
    this.#tickets = new DownloadTickets(app.store, app.clock)
  }

  /** `operation` is the one that hands out tickets for this kind of file: only its roles may redeem one. */
  offer(operation: Operation, maker: DownloadMaker): void {
    this.#makers.set(operation, maker)
  }

  /** A one-time address; `input` makes the file once it is fetched. */
  issue(request: FastifyRequest, operation: Operation, input: unknown): Promise<string> {
    return this.#tickets.issue(request, { kind: operation, input })
  }

  /** @throws {ProblemError} `download_expired`, or the refusal of the operation's row */
  async make(ticket: string, request: FastifyRequest, signal: AbortSignal): Promise<StreamAnswer> {
    const found = await this.#tickets.take(request, ticket)
    const [operation, maker] = [...this.#makers].find(([kind]) => kind === found?.kind) ?? []
    if (found === undefined || operation === undefined || maker === undefined) {
      throw new ProblemError('download_expired', 404)
    }
    assertRowAllows(operation, request, { kind: 'download', name: operation })
    return maker(found.input, request, signal)
  }
}

export type { Downloads }

declare module 'fastify' {
  interface FastifyInstance {
    downloads: Downloads
  }
}

/** The kinds of files that features offer. */
export const downloads = fp(
  async (app: FastifyInstance) => {
    app.decorate('downloads', new Downloads(app))
  },
  { name: 'downloads', dependencies: ['services', 'policy'] },
)
