import type { Build } from '../resources/builds/rows.ts'
import type { AppSpecificToken } from '../resources/app-specific-tokens/rows.ts'
import type { Robot } from '../resources/robot-accounts/rows.ts'
import type { Token } from '../resources/applications/rows.ts'
import type { User } from '../resources/namespaces/user-rows.ts'
import { oauthMetadata } from '../action-log/log-writer.ts'
import type { State } from '../state.ts'

/** Who speaks the registry protocol. */
export type Caller =
  | { kind: 'nobody' }
  | { kind: 'user'; user: User }
  | { kind: 'oauth'; user: User; token: Token }
  | { kind: 'app-token'; user: User; appToken: AppSpecificToken }
  | { kind: 'robot'; robot: Robot }
  | { kind: 'build'; build: Build }

/** The account that entries name as the performer: a build's token is nobody's. */
export function performerOf(caller: Caller): number | null {
  if (caller.kind === 'nobody' || caller.kind === 'build') return null
  return caller.kind === 'robot' ? caller.robot.id : caller.user.id
}

/** What entries about images tell of who asked (logs-real-pulls.json, logs-real-build.json). */
export function callerMetadata(state: State, caller: Caller): Record<string, unknown> {
  if (caller.kind === 'nobody') return {}
  if (caller.kind === 'build') return { token: 'Repository Build Token' }
  if (caller.kind === 'robot') return { username: caller.robot.username, is_robot: true }
  const { username } = caller.user
  if (caller.kind === 'oauth') return { username, ...oauthMetadata(state, caller.token) }
  if (caller.kind === 'user') return { username }
  return { username, app_specific_token: caller.appToken.uuid, app_specific_token_title: caller.appToken.title }
}
