import { invalidRequest } from '../../api/api-error.ts'
import type { State } from '../../state.ts'
import type { RepositoryNotification } from './rows.ts'

type Config = Record<string, unknown>

const isMissing = (value: unknown): boolean => typeof value !== 'string' || value === ''

function checkWebhook({ url }: Config): void {
  if (isMissing(url)) throw invalidRequest('Missing webhook URL')
  const parsed = URL.canParse(String(url)) ? new URL(String(url)) : undefined
  const isWeb = parsed !== undefined && ['http:', 'https:'].includes(parsed.protocol)
  // Only these two: other addresses of this machine pass (notification-lifecycle.json, step 4).
  if (!isWeb || ['localhost', '127.0.0.1'].includes(parsed.hostname)) throw invalidRequest('Invalid webhook URL')
}

function checkTarget(state: State, { target }: Config): void {
  if (typeof target !== 'object' || target === null) throw invalidRequest('Missing target')
  const { kind, name } = target as { kind: string; name: string }
  if (kind === 'user' && !state.users.find('username', name)) throw invalidRequest(`Unknown user ${name}`)
  if (kind === 'org' && !state.organizations.find('name', name)) throw invalidRequest(`Unknown organization ${name}`)
}

const unauthorizedEmail = 'The specified e-mail address is not authorized to receive notifications for this repository'

/** What each way of telling needs (content.md 5.1). */
const checks: Record<string, (state: State, config: Config) => void> = {
  webhook: (_, config) => checkWebhook(config),
  email(_, { email }) {
    throw invalidRequest(isMissing(email) ? 'Missing e-mail address' : unauthorizedEmail)
  },
  slack(_, { url }) {
    if (isMissing(url)) throw invalidRequest('Missing Slack Callback URL')
  },
  quay_notification: checkTarget,
  hipchat(_, config) {
    if (isMissing(config['notification_token'])) throw invalidRequest('Missing Hipchat Room Notification Token')
    if (isMissing(config['room_id'])) throw invalidRequest('Missing Hipchat Room ID')
  },
  flowdock(_, config) {
    if (isMissing(config['flow_api_token'])) throw invalidRequest('Missing Flowdock API Token')
  },
}

/** Ways in which a notification can reach somebody. */
export const isNotificationMethod = (method: string): boolean => Object.hasOwn(checks, method)

/** Refuses a configuration that the way of telling can't work with. */
export const checkNotificationConfig = (state: State, method: string, config: Config): void =>
  checks[method]?.(state, config)

/** What can happen to a repository that somebody may want to hear of. */
export const notificationEvents: ReadonlySet<string> = new Set(
  `repo_push build_queued build_start build_success build_failure build_cancelled vulnerability_found
  repo_mirror_sync_started repo_mirror_sync_success repo_mirror_sync_failed repo_image_expiry quota_warning quota_error`.split(
    /\s+/,
  ),
)

/** After so many failed deliveries nothing is sent any more. */
export const maximumFailures = 3

/** Deletes the notifications of a repository. */
export function deleteNotificationsOf(state: State, repositoryId: number): void {
  for (const row of state.repositoryNotifications.findAll('repositoryId', repositoryId)) {
    state.repositoryNotifications.delete(row.id)
  }
}

/** A notification as the API shows it: the key that was `eventConfig` comes back as `event_config`. */
export const notificationView = (row: RepositoryNotification): Record<string, unknown> => ({
  uuid: row.uuid,
  title: row.title,
  event: row.event,
  method: row.method,
  config: row.config,
  event_config: row.eventConfig,
  number_of_failures: row.failures,
})
