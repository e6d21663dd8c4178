import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { createDirectory } from '../resources/directory/rows.ts'
import { insertApplication, insertToken } from '../resources/applications/model.ts'
import { insertOrganization } from '../resources/organizations/model.ts'
import { insertUser } from '../resources/namespaces/user-accounts.ts'
import type { Scenario } from '../registry.ts'
import type { State } from '../state.ts'
import type { User } from '../resources/namespaces/user-rows.ts'

const allScopes = 'super:user user:admin user:read org:admin repo:create repo:read repo:write repo:admin'

/** The tokens of the fresh registry, by the name that the recordings give them. */
export const pristineTokens = {
  rw: 'RW000000000000000000WR111111111111111111',
  ro: 'RO000000000000000000OR111111111111111111',
  dev: 'DEV00000000000000000VED11111111111111111',
  expired: 'EXPIRED0000000000000DERIPXE1111111111111',
  reporead: 'REPOREAD000000000000DAEROPER111111111111',
  userread: 'USERREAD000000000000DAERRESU111111111111',
  nosuper: 'NOSUPER0000000000000REPUSON1111111111111',
} as const

/** Kinds of registry: where its people come from. */
export type RegistryKind = 'database' | 'directory'

function addPeople(state: State, clock: Clock, kind: RegistryKind): Record<'quayadmin' | 'auditor' | 'devuser', User> {
  const add = (username: string) =>
    insertUser(state, clock, {
      username,
      email: `${username}@example.org`,
      password: kind === 'database' ? `${username}-pass1` : null,
      isVerified: true,
      directoryName: kind === 'directory' ? username : null,
    })
  return { quayadmin: add('quayadmin'), auditor: add('auditor'), devuser: add('devuser') }
}

function addTokens(state: State, clock: Clock, applicationId: number, people: ReturnType<typeof addPeople>): void {
  const add = (name: keyof typeof pristineTokens, user: User, scope: string, lifetimeSeconds?: number) =>
    insertToken(state, clock, {
      applicationId,
      userId: user.id,
      token: pristineTokens[name],
      scope,
      ...(lifetimeSeconds === undefined ? {} : { lifetimeSeconds }),
    })
  add('rw', people.quayadmin, allScopes)
  add('ro', people.auditor, allScopes)
  add('dev', people.devuser, allScopes)
  add('expired', people.quayadmin, allScopes, -3600)
  add('reporead', people.quayadmin, 'repo:read')
  add('userread', people.quayadmin, 'user:read')
  add('nosuper', people.quayadmin, allScopes.replace('super:user ', ''))
}

/** The registry's own key; nobody checks what it signed, so that its modulus is any number. */
function addServiceKey(state: State, clock: Clock): void {
  const nowMs = clock.nowMs()
  state.serviceKeys.insert({
    id: state.nextId('serviceKeys'),
    kid: randomBytes(32).toString('base64url'),
    name: null,
    service: 'quay',
    jwk: { kty: 'RSA', e: 'AQAB', n: randomBytes(256).toString('base64url') },
    metadata: { created_by: 'CLI tool' },
    createdMs: nowMs,
    expiresMs: nowMs + 120 * 60_000,
    approval: { approverId: null, type: 'AUTOMATIC', approvedMs: nowMs, notes: '' },
  })
}

/** The fresh registry of the recordings (their README, "The fresh registry"), with accounts of either kind. */
export const pristine =
  (kind: RegistryKind = 'database'): Scenario =>
  (state, clock) => {
    if (kind === 'directory') {
      state.settings.fresh['AUTHENTICATION_TYPE'] = 'LDAP'
      state.directory = createDirectory()
    }
    const people = addPeople(state, clock, kind)
    const organization = insertOrganization(state, clock, {
      name: 'console',
      email: 'console@example.org',
      owner: people.quayadmin,
    })
    const application = insertApplication(state, organization.id, {
      name: 'console',
      description: 'the console under test',
      applicationUri: 'http://127.0.0.1/',
      redirectUri: 'http://127.0.0.1/callback',
      avatarEmail: null,
    })
    addTokens(state, clock, application.id, people)
    addServiceKey(state, clock)
  }
