import type { Operation } from '@quaymaster/contracts/operations'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { AuditTrail } from '../audit/trail.ts'
import type { Clock } from '../time/clock.ts'
import type { Config } from '../config/config.ts'
import type { Keyring } from '../config/keyring.ts'
import type { Actor } from '../auth/actor.ts'
import type { SecretRegistry } from '../redaction/secret-registry.ts'
import type { DataDirectoryLock } from '../store/data-directory-lock.ts'
import type { Store } from '../store/database.ts'

/** What every part of the application works with. */
export type Services = {
  config: Config
  clock: Clock
  keyring: Keyring
  secrets: SecretRegistry
  store: Store
  audit: AuditTrail
  /** Names this run of the process in the store and in the trail. */
  bootId: string
  /** Whether browsers come by https. */
  isSecureOrigin: boolean
}

/** What only the end of the application needs. */
type Holdings = { lock: DataDirectoryLock; lifecycle: Lifecycle }

/** What the process is doing; `isDraining` is set when it was asked to end. */
export type Lifecycle = { isDraining: boolean; startedAt: string }

declare module 'fastify' {
  interface FastifyInstance extends Services {
    lifecycle: Lifecycle
  }
  interface FastifyRequest {
    /** Who asks; set for every route that needs a session, before anything of the route runs. */
    actor: Actor
    /** Stands in the answer's `x-request-id`, in the log and in the trail. */
    readonly requestId: string
  }
  interface FastifyContextConfig {
    operation?: Operation
    /** Reached by a navigation of the browser, with a one-time ticket in its path. */
    isTicketed?: boolean
  }
}

/** Hands the services to every route, and closes what must be closed. */
export const services = fp(
  async (app: FastifyInstance, options: Services & Holdings) => {
    app
      .decorate('config', options.config)
      .decorate('clock', options.clock)
      .decorate('keyring', options.keyring)
      .decorate('secrets', options.secrets)
      .decorate('store', options.store)
      .decorate('audit', options.audit)
      .decorate('bootId', options.bootId)
      .decorate('isSecureOrigin', options.isSecureOrigin)
      .decorate('lifecycle', options.lifecycle)
    // Read in hooks that also run without a session, where it is null; routes with a session never see that.
    app.decorateRequest('actor', null as unknown as Actor)
    app.decorateRequest('requestId', {
      getter() {
        return this.id
      },
    })
    app.addHook('onClose', async () => {
      options.audit.close()
      await options.store.destroy()
      options.lock.release()
    })
  },
  { name: 'services' },
)
