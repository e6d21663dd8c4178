import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Inventory } from '../inventory/inventory.ts'
import type { AnyKind } from '../inventory/kind.ts'

declare module 'fastify' {
  interface FastifyInstance {
    inventory: Inventory
  }
}

/** What is known of the registry. It is read from the moment the application is ready. */
export const inventory = fp(
  async (app: FastifyInstance, { kinds }: { kinds: readonly AnyKind[] }) => {
    const { store, quay, registryCheck: registry, budget, clock } = app
    const onError = (error: unknown) => app.log.warn({ err: error }, 'background reads of the inventory are paused')
    const known = new Inventory({ kinds, store, quay, registry, budget, clock, onError })
    app.decorate('inventory', known)
    app.addHook('onReady', () => known.start())
    app.addHook('onClose', () => known.close())
  },
  { name: 'inventory', dependencies: ['services', 'quay'] },
)
