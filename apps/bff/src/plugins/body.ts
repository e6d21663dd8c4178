import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** One kind of body is read: JSON without parameters. The framework's own parser of plain text is gone. */
export const body = fp(
  async (app: FastifyInstance) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))
  },
  { name: 'body' },
)
