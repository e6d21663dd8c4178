import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

export const pages = fp(async (_app: FastifyInstance) => {}, { name: 'pages', dependencies: ['spa'] })
