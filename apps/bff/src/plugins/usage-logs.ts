import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { createLogStore, type LogStoreOptions } from '../usage-logs/create-log-store.ts'
import type { LogStore } from '../usage-logs/log-store.ts'
import { createLogSource } from '../quay/log-source.ts'

declare module 'fastify' {
  interface FastifyInstance {
    logStore: LogStore
  }
}

/** What tests shorten: how long the newest entries may stay unseen. */
export type UsageLogSeams = { usageLogIntervalsMs?: LogStoreOptions['intervalsMs'] }

/** The registry's usage log as far as it was read; it is followed from the moment the application is ready. */
export const usageLogs = fp(
  async (app: FastifyInstance, { usageLogIntervalsMs: intervalsMs }: UsageLogSeams) => {
    const { config, clock, budget, quay, registryCheck: registry } = app
    const { retentionDays, daysSideBySide } = config.usageLogs
    const source = createLogSource(quay)
    const { dataDir } = config
    const storing = { dataDir, source, budget, clock, registry }
    const store = createLogStore({ ...storing, retentionDays, daysSideBySide, intervalsMs })
    app.decorate('logStore', store)
    store.follow((entries) => void app.inventory.noteEntries(entries))
    app.addHook('onReady', () => store.start())
    app.addHook('onClose', () => store.close())
  },
  { name: 'usage-logs', dependencies: ['services', 'quay', 'inventory'] },
)
