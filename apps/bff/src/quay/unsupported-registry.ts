import type { QuayRegistry } from '@quaymaster/quay-client'

/** The registry is one that the console cannot work with; the start ends with this. */
export class UnsupportedRegistryError extends Error {
  override readonly name = 'UnsupportedRegistryError'
  readonly code = 'registry_unsupported'
  readonly host: string

  constructor(host: string) {
    super(`${host} has no routes for superusers: quay.io, or a Quay with FEATURE_SUPER_USERS switched off.`)
    this.host = host
  }
}

/** Quay answers superuser routes with 404 where its host name contains `quay.io` (Quay: `verify_not_prod`). */
export function isUnsupported(baseUrl: string, registry: QuayRegistry | undefined): boolean {
  const hosts = [new URL(baseUrl).hostname, registry?.hostname ?? '']
  return hosts.some((host) => /(?:^|\.)quay\.io(?::\d+)?$/.test(host)) || registry?.hasSuperusers === false
}
