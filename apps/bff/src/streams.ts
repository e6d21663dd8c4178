import { Readable } from 'node:stream'
import type { RouteContract } from '@quaymaster/contracts/route'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { registerRoute, type RouteInput } from './routes.ts'

/** An answer that is written as it is made. The next text is asked for when the reader has taken the last one. */
export type StreamAnswer = {
  contentType: string
  /** Makes it a file of this name. */
  fileName?: string
  texts: AsyncGenerator<string>
}

type StreamHandler<C extends RouteContract> = (
  input: RouteInput<C>,
  request: FastifyRequest,
  signal: AbortSignal,
) => Promise<StreamAnswer> | StreamAnswer

type StreamMarks = {
  isTicketed?: boolean
  /** It lasts as long as somebody listens: whoever ends the console does not wait for it. */
  isEndless?: boolean
}

/** Adds a route that answers a stream. The signal is aborted as soon as the reader is gone. */
export function addStream<C extends RouteContract>(
  app: FastifyInstance,
  contract: C,
  handler: StreamHandler<C>,
  { isEndless = false, ...marks }: StreamMarks = {},
): void {
  const endless = new Set<AbortController>()
  app.addHook('preClose', async () => {
    for (const gone of endless) gone.abort()
  })
  const answer = async (input: RouteInput<C>, request: FastifyRequest, reply: FastifyReply) => {
    const gone = new AbortController()
    if (isEndless) endless.add(gone)
    whenGone(reply, () => {
      endless.delete(gone)
      gone.abort()
    })
    return sendStream(reply, await handler(input, request, gone.signal))
  }
  registerRoute(app, contract, answer, { ...marks, isStream: true })
}

/** Aborted as soon as whoever waits for this answer is gone. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  whenGone(reply, () => gone.abort())
  return gone.signal
}

function whenGone(reply: FastifyReply, act: () => void): void {
  reply.raw.once('close', act)
}

function sendStream(reply: FastifyReply, { contentType, fileName, texts }: StreamAnswer): FastifyReply {
  // A proxy that gathers a stream would turn live lines into late ones.
  reply.header('content-type', contentType).header('x-accel-buffering', 'no')
  if (fileName !== undefined) {
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
  }
  return reply.send(Readable.from(texts, { objectMode: false, highWaterMark: 65_536 }))
}
