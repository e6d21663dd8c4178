import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { problemOfValidation, sendProblem } from '../http/errors.ts'
import { problemOfError } from '../quay/quay-problem.ts'

function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const { error: problem, fields } = problemOfValidation(error.validation)
    return sendProblem(request, reply, problem, fields)
  }
  return sendProblem(request, reply, problemOfError(error))
}

/** Answers whatever is thrown on the way of a request. */
export const errors = fp(
  async (app: FastifyInstance) => {
    app.setErrorHandler(handleError)
  },
  { name: 'errors' },
)
