import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { SenderAddresses } from './sender-address.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The sender's IP address in its one spelling; the framework's own `ip` may be any text that a proxy was sent. */
    senderAddress: string
  }
}

/** Finds out from where each request comes, once, while its connection is there. */
export const sender = fp(
  async (app: FastifyInstance, options: { senders: SenderAddresses }) => {
    app.decorateRequest('senderAddress', '')
    app.addHook('onRequest', async (request) => {
      request.senderAddress = options.senders.read(request.raw)
    })
  },
  { name: 'sender' },
)
