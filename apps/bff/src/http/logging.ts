import { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import fp from 'fastify-plugin'
import type { LogLevel } from '../config/setting-values.ts'
import type { SecretRegistry } from '../redaction/secret-registry.ts'

/** Where log lines go; each is one JSON object and ends with a line feed. */
export type LogDestination = { write(line: string): void }

type LoggedError = { type: string; code?: string; message: string; stack: string }

function serializeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error object', stack: '' }
  const { code } = error as { code?: unknown }
  const logged: LoggedError = { type: error.name, message: error.message, stack: error.stack ?? '' }
  if (typeof code === 'string') logged.code = code
  return logged
}

/** Only what is named here is ever written: no URL, no header, no body. The destination clears known secrets besides. */
export function loggerOptions(
  level: LogLevel,
  destination: LogDestination,
  secrets: SecretRegistry,
): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    base: null,
    serializers: { err: serializeError, error: serializeError, req: () => ({}), res: () => ({}) },
    stream: { write: (line: string) => destination.write(secrets.clean(line)) },
  }
}

/** Silences the framework's own lines about requests: they would write the URL with its query. */
export const quietLogController = (): LogController =>
  new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' })

/** One line for each answer: which route, never which URL. */
export const logging = fp(
  async (app: FastifyInstance) => {
    app.addHook('onResponse', async (request, reply) => {
      request.log.info(
        {
          method: request.method,
          route: request.routeOptions.url ?? null,
          operation: request.routeOptions.config.operation ?? null,
          status: reply.statusCode,
          durationMs: Math.round(reply.elapsedTime),
          staff: request.actor?.name ?? null,
        },
        'answered',
      )
    })
  },
  { name: 'logging' },
)
