import * as z from 'zod'
import { writeLogEntry } from './usage-logs/log-writer.ts'
import { randomMixedText } from '../random-text.ts'
import { deleteServiceKey, makeKey, putServiceKey } from './service-keys/model.ts'
import type { State } from '../state.ts'
import { event } from '../event.ts'

/** The id of the key that events call by that name; it is made up when it is first spoken of. */
function kidOf({ serviceKeyIds }: State, name: string): string {
  const kid = serviceKeyIds.get(name) ?? makeKey().kid
  serviceKeyIds.set(name, kid)
  return kid
}

const hourMs = 3_600_000

const serviceKey = event(
  z.object({
    act: z.enum(['publish', 'rotate', 'delete']),
    service: z.string(),
    key: z.string(),
    by: z.string().optional(),
    expires: z.boolean().default(false),
    userAgent: z.string().default('key-client/1'),
  }),
  (world, { act, service, key, by, expires, userAgent }) => {
    const { state, clock } = world
    const kid = kidOf(state, key)
    const signerKid = kidOf(state, by ?? key)
    const wanted = { service, kid, signerKid, userAgent, expiresMs: expires ? clock.nowMs() + hourMs : null }
    if (act === 'delete') return { status: deleteServiceKey(world, wanted) }
    const status = putServiceKey(world, wanted)
    return act === 'publish' ? { status, kid } : { status, kid, signer_kid: signerKid }
  },
)

/** The one issuer of identities that the registry trusts (README-events.md). */
const trustedIssuer = 'https://127.0.0.1:9466/'

const exchange = event(
  z.object({ robot: z.string(), issuer: z.string(), subject: z.string(), userAgent: z.string().default('exchange/1') }),
  (world, { robot: username, issuer, subject }) => {
    const { state, clock } = world
    const robot = state.robots.find('username', username)
    const known = robot ? state.robotFederations.findAll('robotId', robot.id) : []
    const isKnown = known.some((row) => row.issuer === issuer && row.subject === subject)
    if (!robot || !isKnown || issuer !== trustedIssuer) return { status: 400 }
    const token = randomMixedText(120)
    const expiresMs = clock.nowMs() + hourMs
    state.exchangedTokens.insert({ id: state.nextId('exchangedTokens'), robotId: robot.id, token, expiresMs })
    const metadata = { subject, issuer, robot: robot.shortName }
    writeLogEntry(world, 'federated_robot_token_exchange', { namespaceId: robot.namespaceId }, metadata)
    return { status: 200, token }
  },
)

/** What services and robots do with identities of their own. */
export const identityEvents = { 'service-key': serviceKey, 'robot.exchange': exchange }
