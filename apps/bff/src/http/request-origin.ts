import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../problems/problem-error.ts'
import { type PublicOrigin, publicOriginOf } from './public-origin.ts'

/** A page of another origin cannot send it without asking first, and we never answer that question. */
const HEADER = 'x-quaymaster'
const BODY_TYPE = 'application/json'

const READING = new Set(['GET', 'HEAD'])

function hasTrustedSource(request: FastifyRequest, isReading: boolean, ours: PublicOrigin): boolean {
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin') return true
  // A reader's own navigation; no page of another origin can cause it with our header on it.
  if (site === 'none') return isReading
  if (site !== undefined) return false
  return isReading || ours.origins.has(request.headers.origin ?? '')
}

const hasBody = (request: FastifyRequest): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0

/** Why a request is not one of our own pages'; undefined when it is. */
export function originRefusal(request: FastifyRequest, ours: PublicOrigin): ProblemError | undefined {
  const isReading = READING.has(request.method)
  // A file is fetched by a navigation, which carries no header of ours: its one-time ticket stands in for it.
  const isMeant = request.headers[HEADER] === '1' || request.routeOptions.config.isTicketed === true
  const isOurs = isMeant && ours.hosts.has(request.headers.host ?? '') && hasTrustedSource(request, isReading, ours)
  if (!isOurs) return new ProblemError('request_origin_refused', 403)
  const type = request.headers['content-type']
  if (type === undefined ? hasBody(request) : type !== BODY_TYPE) return new ProblemError('media_type_unsupported', 415)
  return undefined
}

/** Lets only our own pages, and programs that mean us, into the API. Runs before any session is read. */
export const requestOrigin = fp(
  async (app: FastifyInstance) => {
    const ours = publicOriginOf(app)
    app.addHook('onRequest', async (request) => {
      const refusal = originRefusal(request, ours())
      if (refusal !== undefined) throw refusal
    })
  },
  { name: 'request-origin', dependencies: ['services'] },
)
