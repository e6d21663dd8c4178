import type { Cast, CastAccount, CastOrganization, CastToken } from './demo-usage-log-cast.ts'
import type { DemoKind } from './demo-usage-log-scene.ts'
import type { Random } from './demo-random.ts'

/** Who and what one entry is about. */
export type CastRow = {
  organization: CastOrganization
  repository: CastOrganization['repositories'][number]
  performer: CastAccount | undefined
  isRobot: boolean
  /** Somebody else who is named. */
  person: CastAccount
  superuser: CastAccount
  /** The OAuth token that is told of, or that made the call. */
  token: CastToken | undefined
}

/** One of a list, by chance; some are met far more often than others. */
function favourite<T>(items: readonly T[], random: Random): T | undefined {
  const chance = random.integer(1000) / 1000
  return items[Math.floor(chance * chance * items.length)]
}

const any = <T>(items: readonly T[], random: Random): T | undefined => items[random.integer(items.length)]

type Stage = { cast: Cast; organization: CastOrganization; random: Random; isLongAgo: boolean }

/** One of those who are there, or, long ago, one of those who are gone since. */
function presentOrGone(
  present: readonly CastAccount[],
  gone: readonly CastAccount[],
  goneShare: number,
  { random, isLongAgo }: Stage,
): CastAccount | undefined {
  const left = isLongAgo && random.isHit(goneShare) ? any(gone, random) : undefined
  return left ?? favourite(present, random)
}

function performerOf({ actor, filing }: DemoKind, stage: Stage): CastAccount | undefined {
  const { cast, organization, random } = stage
  if (actor === 'worker' || actor === 'nobody' || actor === 'service') return undefined
  if (actor === 'superuser') return any(cast.superusers, random)
  if (actor === 'victim') return cast.victim
  if (actor === 'owner') return organization.owner
  if (actor === 'robot') return presentOrGone(organization.robots, organization.goneRobots, 0.06, stage)
  return presentOrGone(filing === 'own' ? cast.people : organization.members, cast.goneUsers, 0.03, stage)
}

/** The token of an entry: where it is about a token that ran out, one that did. */
function tokenOf({ performer }: DemoKind, { cast, random }: Stage): CastToken | undefined {
  const expired = performer === 'token-number' ? cast.tokens.filter(({ isExpired }) => isExpired) : []
  return any(expired, random) ?? any(cast.tokens, random)
}

/** Casts an entry; undefined where the registry has nobody to play it. */
export function castRow(kind: DemoKind, cast: Cast, random: Random, isLongAgo: boolean): CastRow | undefined {
  const isGone = isLongAgo && kind.filing !== 'own' && random.isHit(0.02)
  const present = kind.actor === 'robot' ? cast.withRobots : cast.organizations
  const organization = (isGone ? any(cast.gone, random) : undefined) ?? favourite(present, random)
  const repository = organization && favourite(organization.repositories, random)
  const candidates = kind.filing === 'gone-user' ? cast.goneUsers : cast.people
  const [person, superuser] = [any(candidates, random), any(cast.superusers, random)]
  if (!organization || !repository || !person || !superuser) return undefined
  const stage = { cast, organization, random, isLongAgo }
  const performer = performerOf(kind, stage)
  const token = tokenOf(kind, stage)
  const isRobot = performer?.name.includes('+') ?? false
  return { organization, repository, performer, isRobot, person, superuser, token }
}

/** The account that Quay names as the performer; 0: nobody. */
export function performerIdOf({ performer }: DemoKind, row: CastRow): number {
  if (performer === 'unnamed') return 0
  // A bug of Quay: the token stands where the performer belongs (logs-real-expired-token.json).
  if (performer === 'token-number') return row.token?.id ?? 0
  return row.performer?.id ?? 0
}

/** The account that the entry is filed under. */
export function namespaceOf({ filing }: DemoKind, row: CastRow, cast: Cast): number {
  if (filing === 'own') return row.performer?.id ?? 0
  if (filing === 'person' || filing === 'gone-user') return row.person.id
  if (filing === 'registry') return cast.people[0]?.id ?? 0
  if (filing === 'application') return row.token?.organizationId ?? 0
  return row.organization.id
}
