import type { QuayCallOptions } from '../../options.ts'
import type { QuayHttp } from '../../transport/http.ts'
import type { QuayRegistry } from './registry.ts'
import { WireRegistry } from './wire.ts'

export type QuayRegistryResource = {
  /** Reads Quay's `/config`. Sent without the token, and cheap for Quay: no password hash is computed. */
  describe: (options?: QuayCallOptions) => Promise<QuayRegistry>
}

export function registryResource(http: QuayHttp): QuayRegistryResource {
  return {
    async describe(options) {
      return await http.call(
        { operation: 'registry.describe', method: 'GET', path: '/config', isAnonymous: true, answer: WireRegistry },
        options,
      )
    },
  }
}
