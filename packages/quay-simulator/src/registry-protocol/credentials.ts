import { ApiError } from '../api/api-error.ts'
import { validateOauthToken } from '../auth/oauth-tokens.ts'
import { writeLogEntry } from '../action-log/log-writer.ts'
import type { Filing, LogWriter } from '../action-log/log-writer.ts'
import { verifyPassword } from '../resources/sign-in/model.ts'
import { encryptPassword } from '../resources/namespaces/user-accounts.ts'
import { setting } from '../settings.ts'
import type { Robot } from '../resources/robot-accounts/rows.ts'
import type { Caller } from './callers.ts'

/** What comes with a call of the registry protocol; without a user nothing is sent. */
export type Credentials = { user?: string | undefined; password?: string | undefined; userAgent: string }

/** Who called, or why they are refused; without words the account is locked for a while. */
export type Authentication = { caller: Caller } | { problem: string } | { isLocked: true }

type Sent = { user: string; password: string; userAgent: string }

type Refusal = { kind: string; problem: string; filing: Filing; facts: Record<string, unknown> }

/** Writes a refusal down where the settings ask for it. */
function refuse(writer: LogWriter, { userAgent }: Sent, { kind, problem, filing, facts }: Refusal): Authentication {
  if (setting(writer.state.settings, 'ACTION_LOG_AUDIT_LOGIN_FAILURES')) {
    const metadata = { type: 'v2auth', kind, ...facts, useragent: userAgent, message: problem }
    writeLogEntry(writer, 'login_failure', filing, metadata)
  }
  return { problem }
}

const isDisabled = 'This user has been disabled. Please contact your administrator.'

function checkAppToken(writer: LogWriter, sent: Sent): Authentication {
  const { state, clock } = writer
  const appToken = [...state.appSpecificTokens.all()].find(({ code }) => code === sent.password)
  const user = appToken && state.users.get(appToken.userId)
  const kind = 'app_specific_token'
  if (!appToken || !user || (appToken.expiresMs !== null && appToken.expiresMs <= clock.nowMs())) {
    return refuse(writer, sent, { kind, problem: 'Invalid token', filing: {}, facts: {} })
  }
  if (!user.isEnabled) {
    const facts = { app_specific_token_title: appToken.title, username: user.username }
    const filing = { namespaceId: user.id, performerId: user.id }
    return refuse(writer, sent, { kind, problem: isDisabled, filing, facts })
  }
  state.appSpecificTokens.update(appToken.id, { lastAccessedMs: clock.nowMs() })
  return { caller: { kind: 'app-token', user, appToken } }
}

/** Why a robot may not come in; undefined where it may. */
function robotProblem({ state, clock }: LogWriter, robot: Robot | undefined, sent: Sent): string | undefined {
  if (!robot) return 'Could not find robot with specified username'
  const exchanged = state.exchangedTokens.find('token', sent.password)
  const isExchanged = exchanged?.robotId === robot.id && exchanged.expiresMs > clock.nowMs()
  if (sent.password !== robot.token && !isExchanged) {
    return `Could not find robot with username: ${robot.username} and supplied password.`
  }
  const owner = state.users.get(robot.namespaceId)
  return owner && !owner.isEnabled ? `Robot ${robot.username} owner ${owner.username} is disabled` : undefined
}

/** A refused robot is named as the performer, if there is one of that name (logs-real-registry-sign-in-failures.json). */
function checkRobot(writer: LogWriter, sent: Sent): Authentication {
  const { state, clock } = writer
  const robot = state.robots.find('username', sent.user)
  const problem = robotProblem(writer, robot, sent)
  if (robot && problem === undefined) {
    state.robots.update(robot.id, { lastAccessedMs: clock.nowMs() })
    return { caller: { kind: 'robot', robot } }
  }
  const filing = { namespaceId: robot?.namespaceId, performerId: robot?.id }
  const facts = { robot: sent.user, username: sent.user.slice(0, sent.user.indexOf('+')) }
  return refuse(writer, sent, { kind: 'robot', problem: problem ?? '', filing, facts })
}

/** The password that was sent: whoever comes with its form for docker, comes with the password itself. */
function plainPassword({ state }: LogWriter, { user: name, password }: Sent): string {
  const user = state.users.find('username', name) ?? state.users.find('email', name)
  const own = user?.password ?? null
  return own !== null && password === encryptPassword(state, own) ? own : password
}

/** A refused name is nobody's, even where a user has it: other than on the web page. */
function checkPassword(writer: LogWriter, sent: Sent): Authentication {
  try {
    const verified = verifyPassword(writer.state, writer.clock, sent.user, plainPassword(writer, sent))
    if ('user' in verified) return { caller: { kind: 'user', user: verified.user } }
    const { problem } = verified
    return refuse(writer, sent, { kind: 'user', problem, filing: {}, facts: { username: sent.user } })
  } catch (error) {
    if (error instanceof ApiError) return { isLocked: true }
    throw error
  }
}

function checkBuild({ state }: LogWriter, { password }: Sent): Authentication {
  const build = state.builds.find('accessToken', password)
  return build ? { caller: { kind: 'build', build } } : { problem: 'Invalid access token' }
}

/** Finds out who calls, by whichever kind of name it is. */
export function authenticate(writer: LogWriter, { user, password = '', userAgent }: Credentials): Authentication {
  if (user === undefined) return { caller: { kind: 'nobody' } }
  const sent = { user, password, userAgent }
  if (user === '$token') return checkBuild(writer, sent)
  if (user === '$app') return checkAppToken(writer, sent)
  if (user === '$oauthtoken') {
    const validated = validateOauthToken(writer, password, userAgent)
    return 'problem' in validated ? validated : { caller: { kind: 'oauth', ...validated } }
  }
  return user.includes('+') ? checkRobot(writer, sent) : checkPassword(writer, sent)
}
