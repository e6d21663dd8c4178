import type { Cast, CastAccount, CastOrganization } from './demo-usage-log-cast.ts'
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
}

/** One of a list, by chance; some are met far more often than others. */
function favourite<T>(items: readonly T[], random: Random): T | undefined {
  const chance = random.integer(1000) / 1000
  return items[Math.floor(chance * chance * items.length)]
}

const any = <T>(items: readonly T[], random: Random): T | undefined => items[random.integer(items.length)]

function performerOf({ actor, filing }: DemoKind, cast: Cast, organization: CastOrganization, random: Random) {
  if (actor === 'worker' || actor === 'nobody') return undefined
  if (actor === 'superuser') return any(cast.superusers, random)
  if (actor === 'victim') return cast.victim
  if (actor === 'owner') return organization.owner
  if (actor === 'robot') return favourite(organization.robots, random)
  return filing === 'own' ? favourite(cast.people, random) : favourite(organization.members, random)
}

/** Casts an entry; undefined where the registry has nobody to play it. */
export function castRow(kind: DemoKind, cast: Cast, random: Random, isLongAgo: boolean): CastRow | undefined {
  const isGone = isLongAgo && kind.filing !== 'own' && random.isHit(0.02)
  const present = kind.actor === 'robot' ? cast.withRobots : cast.organizations
  const organization = (isGone ? any(cast.gone, random) : undefined) ?? favourite(present, random)
  const repository = organization && favourite(organization.repositories, random)
  const [person, superuser] = [any(cast.people, random), any(cast.superusers, random)]
  if (!organization || !repository || !person || !superuser) return undefined
  const performer = performerOf(kind, cast, organization, random)
  return { organization, repository, performer, isRobot: performer?.name.includes('+') ?? false, person, superuser }
}

/** The account that the entry is filed under. */
export function namespaceOf({ filing }: DemoKind, row: CastRow, cast: Cast): number {
  if (filing === 'own') return row.performer?.id ?? 0
  if (filing === 'person') return row.person.id
  if (filing === 'registry') return cast.people[0]?.id ?? 0
  return row.organization.id
}
