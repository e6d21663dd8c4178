import { avatarOf } from '../../avatar.ts'
import { rfc2822 } from '../../dates.ts'
import type { State } from '../../state.ts'
import type { UsageLogEntry } from './entry.ts'

/** Who is named in an entry: people, organizations, robots, and those that are deleted but not yet purged. */
type Account = { name: string; email: string; kind: 'user' | 'org' | 'robot' }

function accountOf(state: State, id: number): Account | undefined {
  const user = state.users.get(id)
  if (user) return { name: user.username, email: user.email, kind: 'user' }
  const organization = state.organizations.get(id)
  if (organization) return { name: organization.name, email: organization.email, kind: 'org' }
  const robot = state.robots.get(id)
  if (robot) return { name: robot.username, email: robot.email, kind: 'robot' }
  const deleted = state.deletedNamespaces.get(id)
  return deleted && { name: deleted.shownName, email: deleted.shownEmail, kind: deleted.kind }
}

function performerView(state: State, id: number | null): Record<string, unknown> | undefined {
  const account = id === null ? undefined : accountOf(state, id)
  if (!account) return undefined
  const isRobot = account.kind === 'robot'
  return {
    kind: 'user',
    name: account.name,
    is_robot: isRobot,
    avatar: avatarOf(account.name, account.email, isRobot ? 'robot' : 'user'),
  }
}

function namespaceView(state: State, id: number | null): Record<string, unknown> | undefined {
  const account = id === null ? undefined : accountOf(state, id)
  if (!account) return undefined
  const kind = account.kind === 'org' ? 'org' : 'user'
  return { kind, name: account.name, avatar: avatarOf(account.name, account.email, kind) }
}

/** An entry as lists and exports show it; nobody and nowhere have no key (logs-performer.json, logs-namespace-gone.json). */
export const entryView = (state: State, entry: UsageLogEntry): Record<string, unknown> => ({
  kind: entry.kind,
  metadata: entry.metadata,
  ip: entry.ip,
  datetime: rfc2822(Math.floor(entry.instantUs / 1000)),
  performer: performerView(state, entry.performerId),
})

/** The same with the namespace, as only the superuser's list shows it. */
export const entryViewWithNamespace = (state: State, entry: UsageLogEntry): Record<string, unknown> => ({
  ...entryView(state, entry),
  namespace: namespaceView(state, entry.namespaceId),
})
