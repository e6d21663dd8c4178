import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../problems/problem-error.ts'

const ONE_YEAR_SECONDS = 31_536_000

/** No page needs any of these; copying a password needs the clipboard. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .concat('clipboard-write=(self)')
  .join(', ')

/** For data and errors: nothing may be loaded, framed or run from them. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** For pages. `styleSources` are hashes of style sheets that stand in the page itself. */
export function pagePolicy(styleSources: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styleSources].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/** What stands on every answer, whatever it is: an error, a page, or an answer to something malformed. */
export function baseHeaders(isSecure: boolean): Record<string, string> {
  return {
    'content-security-policy': DATA_POLICY,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': PERMISSIONS,
    ...(isSecure ? { 'strict-transport-security': `max-age=${ONE_YEAR_SECONDS}; includeSubDomains` } : {}),
  }
}

/** Sets them first, so that whatever goes wrong later still carries them. */
export const headers = fp(
  async (app: FastifyInstance, options: { isSecure: boolean }) => {
    const base = baseHeaders(options.isSecure)
    app.addHook('onRequest', async (request, reply) => {
      reply.headers(base).header('x-request-id', request.id)
      // HTTP asks for it. Node would refuse by itself, but without any of these headers.
      if (request.headers.host === undefined) throw new ProblemError('request_malformed', 400)
    })
    app.addHook('onSend', async (_request, reply) => {
      // A client that keeps its connection would hold up the end of the process.
      if (app.lifecycle.isDraining) reply.header('connection', 'close')
    })
  },
  { name: 'headers', dependencies: ['services'] },
)
