import type { RegistryCheck } from '../../registry-check/registry-check.ts'
import type { LogSource } from '../../quay/log-source.ts'

/**
 * What Quay tells beside what is stored: only while both are known to be of one registry, so that no list mixes two.
 * @throws {NoRegistryError} from every call else.
 */
export function confirmedSource(source: LogSource, registry: RegistryCheck): LogSource {
  return {
    ...source,
    async page(query, options) {
      await registry.confirm()
      return await source.page(query, options)
    },
    async counts(query, options) {
      await registry.confirm()
      return await source.counts(query, options)
    },
  }
}
