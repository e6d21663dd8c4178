import { Readable } from 'node:stream'
import type { Problem } from '@quaymaster/contracts/problem'
import type { RouteContract } from '@quaymaster/contracts/route'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { whileAllowed } from '../auth/access-watch.ts'
import { problemBody } from '../http/errors.ts'
import { ProblemError } from '../problems/problem-error.ts'
import { registerRoute, type RouteInput } from './add-route.ts'
import { findActorNow } from '../auth/sessions/sessions.ts'

/** A reader who does not take the last text is cut off after this long. */
const CUT_AFTER_MS = 5000

/** An answer that is written as it is made. The next text is asked for when the reader has taken the last one. */
export type StreamAnswer = {
  contentType: string
  /** Makes it a file of this name. */
  fileName?: string
  texts: AsyncGenerator<string>
  /** The last line for a reader who lost the session or the role while reading: it says so. */
  revokedText: (problem: Problem) => string
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
  const respond = async (input: RouteInput<C>, request: FastifyRequest, reply: FastifyReply) => {
    const gone = new AbortController()
    if (isEndless) endless.add(gone)
    whenGone(reply, () => {
      endless.delete(gone)
      gone.abort()
    })
    const answer = await handler(input, request, gone.signal)
    return sendStream(reply, { ...answer, texts: watchAccess(answer, request, reply, gone, isEndless) })
  }
  registerRoute(app, contract, respond, { ...marks, isStream: true })
}

/** What is read goes to its reader while the session and its role are those that it was made for, and no longer. */
function watchAccess(
  { texts, revokedText }: StreamAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
  gone: AbortController,
  endsWhenIdle: boolean,
): AsyncGenerator<string> {
  const { server: app, actor } = request
  return whileAllowed(texts, {
    isAllowed: async () => (await findActorNow(app, actor, { endsWhenIdle }))?.role === actor.role,
    onRevoked() {
      request.log.info('a stream ends: its reader lost the session or the role')
      gone.abort()
      const cut = setTimeout(() => request.raw.destroy(), CUT_AFTER_MS)
      whenGone(reply, () => clearTimeout(cut))
    },
    revokedText: () => revokedText(problemBody(new ProblemError('access_changed', 403), request)),
  })
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
