import { randomBytes } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { answerSerializer } from './http/answer-serializer.ts'
import { AuditTrail } from './audit/trail.ts'
import { type Clock, createClock, isoOf } from './time/clock.ts'
import type { Config } from './config/config.ts'
import { openKeyring } from './config/keyring.ts'
import { downloads } from './downloads/downloads.ts'
import { FEATURES } from './features/features.ts'
import { apiGuards } from './http/api-guards.ts'
import { auditKeeping } from './audit/audit-keeping.ts'
import { affordableConnections } from './http/listener/open-files.ts'
import { mutations } from './mutations/mutations-plugin.ts'
import { body } from './http/body.ts'
import { errors } from './plugins/errors.ts'
import { headers } from './http/headers.ts'
import { health } from './http/health.ts'
import { limits, sessionLimits } from './http/limits.ts'
import { type LogDestination, logging, loggerOptions, quietLogController } from './http/logging.ts'
import { notFound } from './http/not-found.ts'
import { openapi } from './http/openapi.ts'
import { pressure, type PressureSeams } from './http/pressure.ts'
import { inventory } from './plugins/inventory.ts'
import { policy } from './policy/policy-plugin.ts'
import { quay, type QuaySeams } from './plugins/quay.ts'
import { requestOrigin } from './http/request-origin.ts'
import { services } from './plugins/services.ts'
import { session, signedIn } from './auth/sessions/session-plugin.ts'
import { sender } from './http/sender.ts'
import { signIn, type SignInSeams } from './auth/sign-in/sign-in-plugin.ts'
import { spa } from './http/spa.ts'
import { usageLogs, type UsageLogSeams } from './plugins/usage-logs.ts'
import { pages } from './pages/routes.ts'
import { RepeatedWarnings } from './http/repeated-warnings.ts'
import { createSecretRegistry } from './redaction/secret-registry.ts'
import { SenderAddresses } from './http/sender-address.ts'
import { serverOptions } from './http/server-options.ts'
import { lockDataDirectory } from './store/data-directory-lock.ts'
import { openStore } from './store/database.ts'

/** What tests replace. Nothing of it can be configured. */
export type Seams = SignInSeams &
  QuaySeams &
  PressureSeams &
  UsageLogSeams & {
    clock?: Clock
    logDestination?: LogDestination
    /** Where the built pages lie. */
    webDirectory?: string
    maxConnections?: number
  }

const MAX_CONNECTIONS = 2000

/** Everything that the routes work with, opened and brought up to date. */
async function openServices(config: Config, seams: Seams) {
  const lock = lockDataDirectory(config.dataDir)
  try {
    return { ...(await openBehindLock(config, seams)), lock }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function openBehindLock(config: Config, seams: Seams) {
  const clock = seams.clock ?? createClock()
  const store = await openStore(config.dataDir, clock.now())
  const keyring = openKeyring(config.keyringFile, config.canMakeKeyring)
  const bootId = randomBytes(8).toString('hex')
  const audit = new AuditTrail({ dataDir: config.dataDir, keyring, clock, bootId })
  const secrets = createSecretRegistry()
  for (const key of keyring.keys.values()) secrets.add(key)
  for (const token of [config.quay?.token, config.quay?.readToken]) if (token !== undefined) secrets.add(token)
  const isSecureOrigin = config.publicOrigin?.startsWith('https:') ?? false
  return { config, clock, keyring, secrets, store, audit, bootId, isSecureOrigin }
}

/** The whole application, in the order in which a request passes through it. Tests and production use this one. */
export async function buildApp(config: Config, seams: Seams = {}): Promise<FastifyInstance> {
  const parts = await openServices(config, seams)
  const senders = new SenderAddresses(config.trustedProxies)
  const warnings = new RepeatedWarnings(parts.clock)
  const app: FastifyInstance = Fastify({
    ...serverOptions(config, parts.isSecureOrigin, {
      maxConnections: seams.maxConnections ?? affordableConnections(MAX_CONNECTIONS),
      senders,
      onRefused: () => warnings.warn('connection refused: too many unfinished requests from one address'),
      onNotAccepted: (error) => warnings.warn('connection not accepted', error),
    }),
    logger: loggerOptions(config.logLevel, seams.logDestination ?? process.stdout, parts.secrets),
    logController: quietLogController(),
  })
  warnings.attach(app.log)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(answerSerializer)

  await app.register(services, { ...parts, lifecycle: { isDraining: false, startedAt: isoOf(parts.clock.now()) } })
  await app.register(sender, { senders })
  await app.register(headers, { isSecure: parts.isSecureOrigin })
  await app.register(errors)
  await app.register(logging)
  await app.register(body)
  await app.register(notFound)
  await app.register(apiGuards)
  await app.register(openapi, { models: FEATURES.map(({ models = {} }) => models) })
  await app.register(policy, { rows: FEATURES.flatMap((feature) => feature.policy) })
  await app.register(auditKeeping)
  await app.register(mutations)
  await app.register(signIn, seams)
  await app.register(quay, seams)
  await app.register(inventory, { kinds: FEATURES.flatMap((feature) => feature.inventory ?? []) })
  await app.register(usageLogs, seams)
  await app.register(downloads)
  await app.register(health)
  await app.register(spa, { directory: seams.webDirectory })
  await app.register(pages)

  await app.register(async (apiScope) => {
    await apiScope.register(requestOrigin)
    await apiScope.register(limits)
    await apiScope.register(pressure, { ...seams, warnings })
    await apiScope.register(session)

    await apiScope.register(async (publicScope) => {
      for (const { publicRoutes } of FEATURES) if (publicRoutes !== undefined) await publicScope.register(publicRoutes)
    })

    await apiScope.register(async (signedInScope) => {
      await signedInScope.register(signedIn)
      await signedInScope.register(sessionLimits)
      for (const feature of FEATURES) {
        if (feature.routes !== undefined) await signedInScope.register(feature.routes)
        for (const addDownload of feature.downloads ?? []) addDownload(signedInScope)
      }
    })
  })
  return app
}
