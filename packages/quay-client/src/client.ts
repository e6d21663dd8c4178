import { inspect } from 'node:util'
import { askCanary } from './resources/users/current-user/canary.ts'
import type { QuayCanary } from './resources/users/current-user/canary.ts'
import { currentUserResource } from './resources/users/current-user/current-user-resource.ts'
import type { QuayCurrentUserResource } from './resources/users/current-user/current-user-resource.ts'
import { createQuayHttp } from './transport/http.ts'
import { logsResource } from './resources/usage-logs/logs.ts'
import type { QuayLogsResource } from './resources/usage-logs/logs.ts'
import type { QuayCallOptions, QuayClientOptions } from './options.ts'
import { organizationsResource } from './resources/organizations/organizations.ts'
import type { QuayOrganizationsResource } from './resources/organizations/organizations.ts'
import { registryResource } from './resources/registry/registry-resource.ts'
import type { QuayRegistryResource } from './resources/registry/registry-resource.ts'
import { parseQuayToken } from './transport/token.ts'
import { usersResource } from './resources/users/users.ts'
import type { QuayUsersResource } from './resources/users/users.ts'

/** Quay's API for one registry and one token. */
export type QuayClient = {
  /** Scheme, host and port. */
  readonly baseUrl: string
  readonly currentUser: QuayCurrentUserResource
  readonly logs: QuayLogsResource
  readonly organizations: QuayOrganizationsResource
  readonly registry: QuayRegistryResource
  readonly users: QuayUsersResource
  /** Whether the token still works: Quay does not refuse a dead one, it answers as if nobody had asked. Never throws. */
  canary: (options?: QuayCallOptions) => Promise<QuayCanary>
  /** Refuses calls that wait, lets those that run come to their end, and closes the connections. */
  close: () => Promise<void>
}

const MIB = 1024 * 1024

/**
 * Makes a client. It connects when it is first used.
 *
 * @example
 * const quay = createQuayClient({ baseUrl: 'https://quay.example.com', token: await readFile('token', 'utf8') })
 * const maria = await quay.users.find('maria')
 *
 * @throws {TypeError} when the address is more than an origin, or the token cannot be one
 */
export function createQuayClient(options: QuayClientOptions): QuayClient {
  const baseUrl = parseOrigin(options.baseUrl)
  const http = createQuayHttp({
    origin: baseUrl,
    token: options.token === undefined ? undefined : parseQuayToken(options.token),
    ca: options.ca,
    userAgent: options.userAgent ?? 'quay-client',
    deadlineMs: { read: 10_000, background: 60_000, write: 60_000, ...options.deadlineMs },
    bulkhead: { running: 12, backgroundRunning: 2, waiting: 48, waitMs: 2_000, ...options.bulkhead },
    maxResponseBytes: options.maxResponseBytes ?? 8 * MIB,
    redact: options.redact ?? ((text) => text),
    onCall: options.onCall ?? (() => undefined),
  })
  const currentUser = currentUserResource(http)
  const users = usersResource(http)
  // The token lives in the closure only; what prints or serialises the client finds this instead.
  const printed = { baseUrl, token: options.token === undefined ? undefined : '[secret]' }
  const client = {
    baseUrl,
    currentUser,
    logs: logsResource(http),
    organizations: organizationsResource(http),
    registry: registryResource(http),
    users,
    canary: (call?: QuayCallOptions) => askCanary(currentUser, users, { ...call, isTokenCheck: true }),
    close: () => http.close(),
    toJSON: () => printed,
    [inspect.custom]: () => `QuayClient ${inspect(printed)}`,
  }
  return Object.freeze(client)
}

function parseOrigin(text: string): string {
  const url = URL.parse(text)
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (!isOrigin) throw new TypeError('baseUrl is scheme, host and port of a registry, such as https://quay.example.com')
  return url.origin
}
