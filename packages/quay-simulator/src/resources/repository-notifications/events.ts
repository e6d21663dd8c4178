import * as z from 'zod'
import { namespaceName } from '../namespaces/model.ts'
import { maximumFailures } from './model.ts'
import type { State } from '../../state.ts'
import type { QueuedNotification, RepositoryNotification } from './rows.ts'
import { listening, sendCallback } from '../../callback-listener.ts'
import { event } from '../../event.ts'

/** The event that a test sends (notification-lifecycle.json, step 10). */
function sampleOf(state: State, row: RepositoryNotification, { address }: QueuedNotification): Record<string, unknown> {
  const repository = state.repositories.get(row.repositoryId)
  const namespace = namespaceName(state, repository?.namespaceId ?? 0)
  const path = `${namespace}/${repository?.name}`
  return {
    repository: path,
    namespace,
    name: repository?.name,
    docker_url: `${address.host}/${path}`,
    homepage: `${address.scheme}://${address.host}/repository/${path}`,
    ...(row.event === 'repo_push' ? { updated_tags: ['latest', 'foo'], pruned_image_count: 3 } : {}),
  }
}

async function deliver(state: State, queued: QueuedNotification): Promise<void> {
  const row = state.repositoryNotifications.get(queued.notificationId)
  if (!row || row.failures >= maximumFailures || row.method !== 'webhook') return
  const status = await sendCallback(String(row.config['url']), sampleOf(state, row, queued))
  const isDelivered = status >= 200 && status < 300
  state.repositoryNotifications.update(row.id, { failures: isDelivered ? 0 : row.failures + 1 })
}

async function deliverAll(state: State): Promise<void> {
  const [first] = state.notificationQueue.splice(0, 1)
  if (!first) return
  await deliver(state, first)
  await deliverAll(state)
}

const runNotifications = event(
  z.object({ listen: z.union([z.string(), z.int()]), answer: z.int().default(200) }),
  async ({ state }, { listen, answer }) => ({ calls: await listening(listen, answer, () => deliverAll(state)) }),
)

export const repositoryNotificationEvents = { 'notification.run': runNotifications }
