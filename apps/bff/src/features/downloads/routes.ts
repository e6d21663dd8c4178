import { readDownload } from '@quaymaster/contracts/downloads'
import type { FastifyInstance } from 'fastify'
import { addStream } from '../../routing/add-stream.ts'

/** The one address of downloads. */
export async function downloadRoutes(app: FastifyInstance): Promise<void> {
  addStream(app, readDownload, ({ params }, request, signal) => app.downloads.make(params.ticket, request, signal), {
    isTicketed: true,
  })
}
