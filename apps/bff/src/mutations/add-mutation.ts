import type { RouteContract } from '@quaymaster/contracts/route'
import type { FastifyInstance } from 'fastify'
import { registerRoute } from '../routing/add-route.ts'
import type { Mutation } from './mutation.ts'
import { runMutation } from './pipeline.ts'

/** Adds a route that changes something: it runs through the pipeline, with idempotency and the trail. */
export function addMutation<C extends RouteContract, Target = undefined>(
  app: FastifyInstance,
  contract: C,
  mutation: Mutation<C, Target>,
): void {
  registerRoute(app, contract, (input, request) => runMutation(contract, mutation, input, request))
}
