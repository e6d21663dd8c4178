import * as z from 'zod'
import { event } from '../../event.ts'
import { randomMixedText } from '../../random-text.ts'
import { writeLogEntry } from '../../action-log/log-writer.ts'

const hourMs = 3_600_000

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

/** What robots do with identities of their own. */
export const robotAccountEvents = { 'robot.exchange': exchange }
