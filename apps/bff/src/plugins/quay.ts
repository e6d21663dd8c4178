import type { QuayClientOptions } from '@quaymaster/quay-client'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Budget } from '../background/budget.ts'
import type { QuaySettings } from '../config/config.ts'
import { deriveKey } from '../config/keyring.ts'
import { createGateway } from '../quay/create-gateway.ts'
import { createLogSource } from '../quay/log-source.ts'
import type { QuayGateway } from '../quay/gateway.ts'
import { RegistryCheck } from '../registry-check/registry-check.ts'
import type { TokenSource } from '../quay/token-file.ts'
import { Secret } from '../redaction/secret.ts'
import { VERSION } from '../config/version.ts'

/** What tests shorten. */
export type QuaySeams = {
  deadlineMs?: QuayClientOptions['deadlineMs']
  monotonicMs?: (() => number) | undefined
}

declare module 'fastify' {
  interface FastifyInstance {
    quay: QuayGateway
    budget: Budget
    registryCheck: RegistryCheck
  }
}

/** The way to Quay. It watches from the moment the application is ready. */
export const quay = fp(
  async (app: FastifyInstance, seams: QuaySeams) => {
    const { config, clock, keyring, secrets } = app
    if (config.quay === undefined) throw new TypeError('There is no Quay to work with; the demo brings one.')
    const budget = new Budget(config.budget, () => clock.now())
    const gateway = await createGateway({
      baseUrl: config.quay.url,
      ca: config.quay.ca,
      ...tokenSources(config.quay),
      isDemo: config.demo,
      version: VERSION,
      userAgentKey: deriveKey(keyring, 'quay-user-agent'),
      now: () => clock.now(),
      deadlineMs: seams.deadlineMs,
      monotonicMs: seams.monotonicMs,
      redact: (text) => secrets.clean(text),
      onTokenFile(token, problem) {
        if (problem === undefined) app.log.info({ token }, 'the token file is taken again')
        else app.log.warn({ token, problem }, 'the token file is refused; the token that was read before goes on')
      },
      onToken: (token) => secrets.add(new Secret(token)),
      onBackgroundRequests: (requests) => budget.noteRequests(requests),
    })
    const registry = new RegistryCheck({
      source: createLogSource(gateway),
      budget,
      clock,
      onError: (error) => app.log.warn({ err: error }, 'the registry check is waiting'),
    })
    app.decorate('quay', gateway).decorate('budget', budget).decorate('registryCheck', registry)
    app.addHook('onReady', () => gateway.start())
    app.addHook('onClose', () => gateway.close())
  },
  { name: 'quay', dependencies: ['services'] },
)

function tokenSources(settings: QuaySettings): { readToken?: TokenSource; writeToken?: TokenSource } {
  const readToken = sourceOf(settings.readTokenFile, settings.readToken)
  const writeToken = sourceOf(settings.tokenFile, settings.token)
  return { ...(readToken && { readToken }), ...(writeToken && { writeToken }) }
}

function sourceOf(path: string | undefined, token: Secret | undefined): TokenSource | undefined {
  if (path !== undefined) return { path }
  return token === undefined ? undefined : { value: token.reveal() }
}
