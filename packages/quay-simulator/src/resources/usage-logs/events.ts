import * as z from 'zod'
import { namespaceId } from '../namespaces/model.ts'
import { findRepository } from '../repositories/model.ts'
import type { State } from '../../state.ts'
import { makeExport } from './exports.ts'
import { listening, sendCallback } from '../../callback-listener.ts'
import { event } from '../../event.ts'
import { dayMs } from '../../day.ts'

function accountId(state: State, name: string | null | undefined): number | null {
  if (name === null || name === undefined) return null
  const id = namespaceId(state, name) ?? state.robots.find('username', name)?.id
  if (id === undefined) throw new Error(`There is nobody called ${name}`)
  return id
}

function repositoryId(
  state: State,
  namespace: string | null | undefined,
  name: string | null | undefined,
): number | null {
  if (!name) return null
  const repository = findRepository(state, `${namespace}/${name}`)
  if (!repository) throw new Error(`There is no repository ${namespace}/${name}`)
  return repository.id
}

const insertLog = event(
  z.object({
    kind: z.string(),
    namespace: z.string().nullish(),
    performer: z.string().nullish(),
    repository: z.string().nullish(),
    daysAgo: z.int(),
    secondsOfDay: z.number().default(43_200),
    count: z.int().nonnegative().default(1),
    stepMicroseconds: z.int().default(0),
    metadata: z.record(z.string(), z.unknown()).default({}),
    number: z.string().optional(),
    longText: z.object({ key: z.string(), bytes: z.int().positive() }).optional(),
    ip: z.string().nullable().default('127.0.0.1'),
  }),
  ({ state, clock }, { daysAgo, secondsOfDay, count, stepMicroseconds, number, longText, ...row }) => {
    const nowMs = clock.nowMs()
    const startUs = (nowMs - (nowMs % dayMs) - daysAgo * dayMs) * 1000 + secondsOfDay * 1_000_000
    const ids = {
      namespaceId: accountId(state, row.namespace),
      performerId: accountId(state, row.performer),
      repositoryId: repositoryId(state, row.namespace, row.repository),
    }
    // Made here, since tools hand events over as JSON: what any repository's owner can write into its description.
    const told = longText
      ? { ...row.metadata, [longText.key]: 'lorem ipsum '.repeat(longText.bytes / 12 + 1).slice(0, longText.bytes) }
      : row.metadata
    for (let step = 0; step < count; step += 1) {
      const metadata = number === undefined ? told : { ...told, [number]: step }
      state.usageLog.insert({
        kind: row.kind,
        instantUs: startUs + step * stepMicroseconds,
        ...ids,
        metadata,
        ip: row.ip,
      })
    }
  },
)

/** One request for an export: a callback that does not answer 200 has the whole tried again (logs-export.json, step 8). */
async function runExport(state: State): Promise<void> {
  const queued = state.logExports.waiting.shift()
  if (!queued) return
  const made = makeExport(state, queued)
  if (queued.callbackEmail) state.sentMails.push({ to: queued.callbackEmail, subject: 'Export Action Logs Complete' })
  const status = queued.callbackUrl === null ? 200 : await sendCallback(queued.callbackUrl, made)
  if (status !== 200 && queued.attemptsLeft > 1) {
    state.logExports.waiting.push({ ...queued, attemptsLeft: queued.attemptsLeft - 1 })
  }
}

const runExports = event(
  z.object({ listen: z.union([z.string(), z.int()]), answer: z.int().default(200) }),
  async ({ state }, { listen, answer }) => ({ calls: await listening(listen, answer, () => runExport(state)) }),
)

export const usageLogEvents = { 'log.insert': insertLog, 'export.run': runExports }
