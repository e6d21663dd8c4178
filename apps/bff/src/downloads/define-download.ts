import type { DownloadAddress } from '@quaymaster/contracts/downloads'
import type { RouteContract } from '@quaymaster/contracts/route'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AuditDetail } from '../audit/entry.ts'
import { addMutation } from '../mutations/add-mutation.ts'
import type { Mutation, MutationContext } from '../mutations/mutation.ts'
import type { StreamAnswer } from '../routing/add-stream.ts'

/** The contract of a route that hands out the address of a file. */
type DownloadContract = RouteContract & { readonly response: typeof DownloadAddress }

type Announcement<Input> = Omit<DownloadAddress, 'url'> & { input: Input; detail?: AuditDetail }

/** A kind of file: how it is asked for, and how it is made. */
type DownloadDefinition<C extends DownloadContract, Input> = {
  target: Mutation<C>['target']
  /** Checks what was asked for; `input` is kept with the ticket, as JSON. */
  prepare: (context: MutationContext<C>) => Promise<Announcement<Input>> | Announcement<Input>
  /** Makes the file for whoever fetches it, in the role that they have by then. */
  make: (input: Input, request: FastifyRequest, signal: AbortSignal) => StreamAnswer
}

/** Adds the route that hands out addresses of a kind of file, and the file behind them. */
export type Download = (app: FastifyInstance) => void

/** Declares a kind of file. Who may ask for one, and fetch it, says the policy row of the contract's operation. */
export function defineDownload<C extends DownloadContract, Input>(
  contract: C,
  define: (app: FastifyInstance) => DownloadDefinition<C, Input>,
): Download {
  return (app) => {
    const { target, prepare, make } = define(app)
    app.downloads.offer(contract.operation, (input, request, signal) => make(input as Input, request, signal))
    addMutation(app, contract, {
      target,
      async run(context) {
        const { input, detail, ...announcement } = await prepare(context)
        const url = await app.downloads.issue(context.request, contract.operation, input)
        return { body: { url, ...announcement }, detail } as Awaited<ReturnType<Mutation<C>['run']>>
      },
    })
  }
}
