import { readJson } from '@quaymaster/quay-client'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../problems/problem-error.ts'

/** No contract's body is half as deep. */
const MAX_DEPTH = 16

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const reachesPrototype = (key: string, value: unknown): boolean =>
  key === 'constructor' && isObject(value) && Object.hasOwn(value, 'prototype')

/** Whether every text is whole (half a character has no UTF-8) and no key reaches for what all objects share. */
function isSound(root: unknown): boolean {
  const open = [root]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string' && !value.isWellFormed()) return false
    if (!isObject(value)) continue
    for (const [key, item] of Object.entries(value)) {
      if (!key.isWellFormed() || reachesPrototype(key, item)) return false
      open.push(item)
    }
  }
  return true
}

/** Reads a body, of which depth and doubled keys are found on the bytes, before anything is built from them. */
function parseBody(
  _request: FastifyRequest,
  bytes: Buffer,
  done: (error: Error | null, value?: unknown) => void,
): void {
  const json = readJson(bytes, MAX_DEPTH)
  if ('flaw' in json || !isSound(json.value)) done(new ProblemError('request_malformed', 400))
  else done(null, json.value)
}

/** One kind of body is read: JSON without parameters. The framework's own parsers are gone. */
export const body = fp(
  async (app: FastifyInstance) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseBody)
  },
  { name: 'body' },
)
