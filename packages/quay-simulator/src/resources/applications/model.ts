import type { Clock } from '../../clock.ts'
import type { State } from '../../state.ts'
import type { Application, Token } from './rows.ts'
import { randomMixedText, randomUpperText, randomUuid } from '../../random-text.ts'

/** How long a token lives where nothing else is said, and at most: ten years (identity.md 2.1). */
export const tokenLifetimeSeconds = 315_576_000

type NewApplication = Pick<Application, 'name' | 'description' | 'applicationUri' | 'redirectUri' | 'avatarEmail'>

/** Stores an application with a new id and secret. */
export const insertApplication = (state: State, organizationId: number, application: NewApplication): Application =>
  state.applications.insert({
    id: state.nextId('applications'),
    organizationId,
    clientId: randomUpperText(20),
    clientSecret: randomUpperText(40),
    ...application,
  })

type NewToken = Pick<Token, 'applicationId' | 'userId' | 'scope'> &
  Partial<Pick<Token, 'token' | 'name'>> & { lifetimeSeconds?: number }

/** Stores an OAuth token; its text is made up unless it is given. */
export const insertToken = (state: State, clock: Clock, token: NewToken): Token =>
  state.tokens.insert({
    id: state.nextId('tokens'),
    uuid: randomUuid(),
    applicationId: token.applicationId,
    userId: token.userId,
    token: token.token ?? randomMixedText(40),
    scope: token.scope,
    name: token.name ?? null,
    createdMs: clock.nowMs(),
    expiresMs: clock.nowMs() + (token.lifetimeSeconds ?? tokenLifetimeSeconds) * 1000,
    lastAccessedMs: null,
  })
