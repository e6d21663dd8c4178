import type { Clock } from '../clock.ts'
import type { State } from '../state.ts'
import type { PastEntries, UsageLogDetail } from '../resources/usage-logs/entry.ts'
import { accountKinds } from './demo-usage-log-account-kinds.ts'
import { addressOf, foreignNetwork, machineNetworks, officeNetworks, resolvedIp } from './demo-usage-log-addresses.ts'
import { castOf } from './demo-usage-log-cast.ts'
import type { Cast } from './demo-usage-log-cast.ts'
import { serviceKinds } from './demo-usage-log-service-kinds.ts'
import { signInKinds } from './demo-usage-log-sign-in-kinds.ts'
import { organizationKinds } from './demo-usage-log-organization-kinds.ts'
import { registryKinds } from './demo-usage-log-registry-kinds.ts'
import { instantsOf } from './demo-usage-log-rhythm.ts'
import { castRow, namespaceOf, performerIdOf } from './demo-usage-log-rows.ts'
import type { CastRow } from './demo-usage-log-rows.ts'
import type { DemoKind } from './demo-usage-log-scene.ts'
import { createRandom } from './demo-random.ts'
import type { Random } from './demo-random.ts'
import { dayUs } from '../day.ts'

const daysOfPast = 90
const longAgoUs = 20 * dayUs

const demoKinds: readonly DemoKind[] = [
  ...registryKinds,
  ...organizationKinds,
  ...accountKinds,
  ...signInKinds,
  ...serviceKinds,
]

/** The kind of each entry: by its share, but that every so often the next of all has its turn, so that none is missing. */
function createKindChoice(count: number): (position: number, random: Random) => number {
  const slots = demoKinds.flatMap(({ share }, number) => Array.from({ length: share }, () => number))
  const everyNth = Math.max(1, Math.min(100, Math.floor(count / (3 * demoKinds.length))))
  return (position, random) =>
    position % everyNth === 0 ? (position / everyNth) % demoKinds.length : (slots[random.integer(slots.length)] ?? 0)
}

const hourMs = 3_600_000

/** In the night three days ago somebody tried one person's password for two hours. */
function createAttack(nowMs: number): (instantUs: number) => boolean {
  const startMs = nowMs - (nowMs % (24 * hourMs)) - 3 * 24 * hourMs + 2 * hourMs
  return (instantUs) => instantUs >= startMs * 1000 && instantUs < (startMs + 2 * hourMs) * 1000
}

const attackKind = demoKinds.findIndex(({ actor }) => actor === 'victim')

/** A source of chance that is the entry's own: what it tells can be made at any time. */
const randomOf = (position: number): Random => createRandom(Math.imul(position + 1, 0x9e3779b1))

/** Where an entry comes from: each account has a place; some wrong passwords are tried from elsewhere. */
function originOf(kind: DemoKind, row: CastRow, random: Random): ReturnType<typeof addressOf> | undefined {
  if (kind.actor === 'worker') return undefined
  if (kind.actor === 'victim') return addressOf([foreignNetwork], 7)
  if (kind.kind === 'login_failure' && random.isHit(0.3)) return addressOf([foreignNetwork], random.integer(40))
  const accountId = row.performer?.id ?? random.integer(400)
  return addressOf(row.isRobot || kind.actor === 'service' ? machineNetworks : officeNetworks, accountId)
}

/** What entries tell of a token. */
const tokenMetadata = ({ token }: CastRow): Record<string, unknown> =>
  token
    ? {
        oauth_token_id: token.id,
        oauth_token_application_id: token.clientId,
        oauth_token_application: token.application,
      }
    : {}

/** What an entry of the API carries when an application's token made the call, as one in eight does. */
function applicationOf(
  kind: DemoKind,
  row: CastRow,
  metadata: Record<string, unknown>,
  random: Random,
): Record<string, unknown> {
  const isPossible = performerIdOf(kind, row) !== 0 && !row.isRobot && !kind.kind.startsWith('log')
  if (!isPossible || 'app_specific_token' in metadata || !random.isHit(0.125)) return {}
  return tokenMetadata(row)
}

function detailOf(kind: DemoKind, row: CastRow, instantMs: number, random: Random): UsageLogDetail {
  const origin = originOf(kind, row, random)
  const robot = row.organization.robots[random.integer(row.organization.robots.length)]
  const metadata = kind.metadata({
    random,
    namespace: row.organization.name,
    repo: row.repository.name,
    performer: row.performer?.name ?? '',
    isRobot: row.isRobot,
    robot: robot?.name.split('+')[1] ?? 'ci',
    person: row.person.name,
    superuser: row.superuser.name,
    ip: origin?.ip ?? '',
    token: { application: row.token?.application ?? '', metadata: tokenMetadata(row) },
    instantMs,
  })
  const isTraffic = 'user-agent' in metadata
  return {
    metadata: {
      ...metadata,
      ...applicationOf(kind, row, metadata, random),
      ...(isTraffic && origin ? { resolved_ip: resolvedIp(origin.network) } : {}),
    },
    ip: origin?.ip ?? null,
  }
}

/** Makes the columns of so many entries; the rest of an entry is told when somebody reads it. */
function makePast(cast: Cast, nowMs: number, count: number): PastEntries {
  const random = createRandom(90)
  const choose = createKindChoice(count)
  const isAttack = createAttack(nowMs)
  const instantsUs = instantsOf(nowMs, daysOfPast, count, random)
  const kinds = new Uint16Array(count)
  const performerIds = new Int32Array(count)
  const namespaceIds = new Int32Array(count)
  const repositoryIds = new Int32Array(count)
  const castAt = (position: number, kind: DemoKind, own: Random) =>
    castRow(kind, cast, own, nowMs * 1000 - (instantsUs[position] ?? 0) > longAgoUs)
  for (let position = 0; position < count; position += 1) {
    const number = isAttack(instantsUs[position] ?? 0) ? attackKind : choose(position, random)
    const kind = demoKinds[number]
    const row = kind && castAt(position, kind, randomOf(position))
    if (!row) continue
    kinds[position] = number
    performerIds[position] = performerIdOf(kind, row)
    namespaceIds[position] = namespaceOf(kind, row, cast)
    repositoryIds[position] = kind.filing === 'repository' ? row.repository.id : 0
  }
  const describe = (position: number): UsageLogDetail => {
    const kind = demoKinds[kinds[position] ?? 0]
    const own = randomOf(position)
    const row = kind && castAt(position, kind, own)
    const instantMs = Math.floor((instantsUs[position] ?? 0) / 1000)
    return row ? detailOf(kind, row, instantMs, own) : { metadata: {}, ip: null }
  }
  const kindNames = demoKinds.map(({ kind }) => kind)
  return { kindNames, instantsUs, kinds, performerIds, namespaceIds, repositoryIds, describe }
}

/**
 * Gives the registry a log of the past 90 days, which is made when somebody first looks.
 * @param count how many entries there are
 */
export function addDemoUsageLog(state: State, clock: Clock, count: number): void {
  const cast = castOf(state, createRandom(91), clock.nowMs())
  // The clock runs while the world is made: up to the minute the past is the same each time.
  const nowMs = clock.nowMs() - (clock.nowMs() % 60_000)
  state.usageLog.begin(() => makePast(cast, nowMs, count))
}
