import { ACTOR_KEYS, OWN_ACCOUNT_KINDS, SYSTEM_KINDS } from './subject-kinds.ts'
import { refusedSignIn } from './subject-sign-in.ts'
import { account, isAccount, SYSTEM, text, UNKNOWN, user } from './subject-names.ts'
import type { Subject, SubjectFacts } from './subject-names.ts'

/**
 * Whom an entry is about: whose sign-in it was, and in all other entries who acted. Quay often names no performer, or the
 * wrong one (recordings `logs-real-*`), so that performer, namespace and metadata decide together. Depends on nothing
 * else, so that stored entries give the same answer.
 */
export function subjectOf(facts: SubjectFacts): Subject {
  if (facts.kind === 'login_success') return signIn(facts)
  if (facts.kind === 'login_failure') return refusedSignIn(facts)
  return performerOf(facts) ?? actorInMetadata(facts) ?? unnamedActor(facts)
}

/** A deleted robot has no name; a deleted user has a random name until Quay has removed it. */
function performerOf({ performer, isRobot }: SubjectFacts): Subject | undefined {
  if (!isAccount(performer)) return undefined
  return isRobot ? { name: performer, kind: 'robot' } : account(performer)
}

/** On the web page the performer is nobody or the session before; in the registry it is who signed in. */
function signIn(facts: SubjectFacts): Subject {
  const { metadata, performer, namespace } = facts
  const robot = text(metadata['robot'])
  const isRegistry = metadata['type'] === 'v2auth' || (metadata['type'] === undefined && performer !== null)
  if (isRegistry) return performerOf(facts) ?? (robot === null ? UNKNOWN : account(robot))
  return isAccount(namespace) ? user(namespace) : UNKNOWN
}

/** The account is gone, and the entry keeps its name. */
function actorInMetadata({ kind, metadata, namespace }: SubjectFacts): Subject | undefined {
  const superuser = text(metadata['superuser'])
  if (superuser !== null) return user(superuser)
  const name = text(metadata[ACTOR_KEYS.get(kind) ?? ''])
  if (name === null || name.includes('@')) return undefined
  if (kind === 'federated_robot_token_exchange' && !name.includes('+')) {
    return isAccount(namespace) ? { name: `${namespace}+${name}`, kind: 'robot' } : UNKNOWN
  }
  return metadata['is_robot'] === true ? { name, kind: 'robot' } : account(name)
}

function unnamedActor({ kind, metadata, namespace, isOrganization }: SubjectFacts): Subject {
  if (SYSTEM_KINDS.has(kind) || isDoneByService(kind, metadata)) return SYSTEM
  if (OWN_ACCOUNT_KINDS.has(kind) && isAccount(namespace) && isOrganization !== true) return user(namespace)
  return UNKNOWN
}

/** Builders pull and push with a token of their own, services look after their own keys, triggers start builds. */
function isDoneByService(kind: string, metadata: Record<string, unknown>): boolean {
  if (kind === 'pull_repo' || kind === 'push_repo') return text(metadata['token']) !== null
  if (kind === 'build_dockerfile') return metadata['is_manual'] === false
  if (kind === 'org_mirror_sync_cancelled') return text(metadata['verb']) !== null
  return kind.startsWith('service_key_') && ['signer_kid', 'user_agent', 'ip'].some((key) => key in metadata)
}
