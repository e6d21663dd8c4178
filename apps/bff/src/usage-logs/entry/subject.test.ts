import { describe, expect, test } from 'vitest'
import { subjectOf } from './subject.ts'
import type { Subject, SubjectFacts } from './subject-names.ts'

const GONE = '5a0b7f0c-59b5-4a8e-9c1d-0e6b6f6a7b11'

/** The registry's oldest account, under which Quay files what fits no account. */
const OLDEST = 'quayadmin'

const subject = (kind: string, facts: Partial<SubjectFacts> = {}): string => {
  const plain = { kind, performer: null, isRobot: false, namespace: null, isOrganization: null, metadata: {} }
  const { name, kind: what }: Subject = subjectOf({ ...plain, ...facts })
  return name === null ? what : `${what} ${name}`
}
const page = { type: 'quayauth', kind: 'user' }
const registry = { type: 'v2auth', kind: 'user' }

describe('a sign-in', () => {
  test.each([
    ['without a performer', null, 'maria', 'user maria'],
    ['with another session open', OLDEST, 'maria', 'user maria'],
    ['with the performer that older simulators gave it', 'maria', 'maria', 'user maria'],
    ['of an account that was deleted', null, GONE, 'unknown'],
    ['of an account that was removed', null, null, 'unknown'],
  ])('on the web page %s', (_, performer, namespace, expected) => {
    expect(subject('login_success', { performer, namespace, metadata: { type: 'quayauth' } })).toBe(expected)
  })

  test('in the registry is the performer’s, or the robot’s that is gone', () => {
    const robot = { type: 'v2auth', kind: 'robot', robot: 'acme+ci' }
    const facts = { namespace: 'acme', metadata: robot }
    expect(subject('login_success', { ...facts, performer: 'acme+ci', isRobot: true })).toBe('robot acme+ci')
    expect(subject('login_success', facts)).toBe('robot acme+ci')
    expect(subject('login_success', { performer: GONE, namespace: GONE, metadata: registry })).toBe('unknown')
  })
})

describe('a refused sign-in on the web page', () => {
  test.each([
    ['with a known name', 'maria', 'maria', 'maria', 'user maria'],
    ['with a known mail address', 'maria', 'maria', 'maria@example.org', 'user maria'],
    ['with an unknown name', null, OLDEST, 'nobody', 'unknown nobody'],
    ['with nothing', null, OLDEST, '', 'unknown'],
    ['with an unknown name on top of a session', 'maria', OLDEST, 'nobody', 'unknown nobody'],
    ['with an unknown name on top of the oldest user’s session', OLDEST, OLDEST, 'nobody', 'unknown nobody'],
    ['of the oldest user', OLDEST, OLDEST, OLDEST, `user ${OLDEST}`],
    ['of an account that was removed', null, null, 'maria', 'user maria'],
    ['of an account that was deleted, by a mail address', GONE, GONE, 'maria@example.org', 'unknown maria@example.org'],
  ])('%s', (_, performer, namespace, username, expected) => {
    expect(subject('login_failure', { performer, namespace, metadata: { ...page, username } })).toBe(expected)
  })
})

describe('a refused sign-in in the registry', () => {
  test.each([
    ['by a name, known or not', registry, 'maria', 'user maria'],
    ['by what is no name', registry, 'dev user', 'unknown dev user'],
    ['by an IP address', registry, '192.0.2.7', 'unknown 192.0.2.7'],
    ['by what contains one', registry, 'ip-192.0.2.7', 'unknown ip-192.0.2.7'],
    ['by a mail address', registry, 'maria@example.org', 'unknown maria@example.org'],
    ['by a token that is none', { type: 'v2auth', kind: 'app_specific_token' }, undefined, 'unknown'],
    ['by an OAuth token that is none', { type: 'quayauth', kind: 'oauth' }, undefined, 'unknown'],
  ])('%s', (_, metadata, username, expected) => {
    const facts = { namespace: OLDEST, isOrganization: false, metadata: { ...metadata, username } }
    expect(subject('login_failure', facts)).toBe(expected)
  })

  test('of a robot is the robot’s as long as it can be one', () => {
    const facts = (robot: string) => ({ ...registry, kind: 'robot', robot, username: robot.split('+', 1)[0] })
    const known = { performer: 'acme+ci', isRobot: true, namespace: 'acme', metadata: facts('acme+ci') }
    expect(subject('login_failure', known)).toBe('robot acme+ci')
    expect(subject('login_failure', { ...known, performer: null })).toBe('robot acme+ci')
    expect(subject('login_failure', { namespace: OLDEST, metadata: facts('acme+none') })).toBe('unknown acme+none')
  })

  test('by an expired token is about who granted it, never about who has its row number', () => {
    const expired = { type: 'quayauth', kind: 'oauth', oauth_token_id: 4, oauth_token_application: 'tool' }
    const facts = { performer: 'console', namespace: 'console', isOrganization: true }
    expect(subject('login_failure', { ...facts, metadata: { ...expired, username: 'maria' } })).toBe('user maria')
    expect(subject('login_failure', { ...facts, metadata: expired })).toBe('unknown')
  })
})

describe('any other entry', () => {
  test.each([
    ['pull_repo', { username: 'maria' }, 'user maria'],
    ['push_repo', { username: 'acme+ci', is_robot: true }, 'robot acme+ci'],
    ['pull_repo', { token: 'Repository Build Token' }, 'system'],
    ['pull_repo', {}, 'unknown'],
    ['pull_repo_failed', { message: 'no' }, 'unknown'],
    ['delete_tag', { username: 'maria', digest: 'v1' }, 'user maria'],
    ['build_dockerfile', { is_manual: true, manual_user: 'maria' }, 'user maria'],
    ['build_dockerfile', { is_manual: false, manual_user: null }, 'system'],
    ['autoprune_tag_delete', { performer: 'autoprune worker' }, 'system'],
    ['tags_made_immutable_by_policy', { count: 1 }, 'system'],
    ['repo_mirror_sync_failed', { verb: 'lost' }, 'system'],
    ['federated_robot_token_exchange', { robot: 'ci', subject: 'job' }, 'robot acme+ci'],
    ['service_key_rotate', { kid: 'a', signer_kid: 'b' }, 'system'],
    ['service_key_delete', { kid: 'a', created_date: 1 }, 'unknown'],
    ['user_create', { username: 'maria' }, 'user maria'],
    ['user_create', { username: 'maria', superuser: 'root' }, 'user root'],
    ['oauth_token_assigned', { assigning_user: 'root', assigned_user: 'maria' }, 'user root'],
    ['org_team_member_invite_accepted', { member: 'maria', inviter: 'root' }, 'user maria'],
    ['org_team_member_invite_accepted', { member: 'maria@example.org' }, 'unknown'],
  ] as const)('%s of %j is without a performer about %s', (kind, metadata, expected) => {
    expect(subject(kind, { namespace: 'acme', isOrganization: true, metadata })).toBe(expected)
    if (kind === 'federated_robot_token_exchange') return
    expect(subject(kind, { performer: GONE, namespace: 'acme', metadata })).toBe(expected)
    expect(subject(kind, { performer: 'jo', namespace: 'acme', metadata })).toBe('user jo')
  })

  test.each(['change_repo_permission', 'delete_repo_permission', 'create_robot', 'org_add_team_member', 'fly_to_moon'])(
    'a name that %s concerns is not taken for the performer',
    (kind) => {
      const metadata = { username: 'maria', robot: 'ci', member: 'maria', user: 'maria' }
      expect(subject(kind, { namespace: 'acme', metadata })).toBe('unknown')
    },
  )

  test('a change of an own account by a link is that user’s', () => {
    const facts = { namespace: 'maria', isOrganization: false }
    expect(subject('user_change_email', facts)).toBe('user maria')
    expect(subject('user_change_email', { ...facts, metadata: { superuser: 'root' } })).toBe('user root')
    expect(subject('user_change_email', { namespace: 'acme', isOrganization: true })).toBe('unknown')
    expect(subject('user_change_email', { namespace: GONE, isOrganization: false })).toBe('unknown')
  })
})
