import { createQuayClient } from '@quaymaster/quay-client'
import type { QuayClient, QuayClientOptions } from '@quaymaster/quay-client'
import { createQuaySimulator } from '../simulator.ts'
import type { QuaySimulator, QuaySimulatorOptions } from '../simulator.ts'

/** A simulated Quay with a client of the read-write token on it; both end with the test. */
export type Stand = AsyncDisposable & {
  simulator: QuaySimulator
  quay: QuayClient
  /** Another client on the same registry. */
  connect: (options?: Partial<QuayClientOptions>) => QuayClient
}

export async function stand(
  options: QuaySimulatorOptions = {},
  clientOptions: Partial<QuayClientOptions> = {},
): Promise<Stand> {
  const simulator = await createQuaySimulator(options)
  const clients: QuayClient[] = []
  const connect = (more: Partial<QuayClientOptions> = {}) => {
    const client = createQuayClient({ baseUrl: simulator.url, token: simulator.tokens.rw, ca: simulator.ca, ...more })
    clients.push(client)
    return client
  }
  return {
    simulator,
    connect,
    quay: connect(clientOptions),
    async [Symbol.asyncDispose]() {
      // The registry first: a call that hangs would hold its client open.
      await simulator.close()
      await Promise.all(clients.map((client) => client.close()))
    },
  }
}

/** What a call failed with. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
  } catch (error) {
    return error
  }
  throw new Error('the call succeeded')
}
