import * as z from 'zod'
import { event } from '../../event.ts'
import type { State } from '../../state.ts'
import { deleteServiceKey, makeKey, putServiceKey } from './model.ts'

const hourMs = 3_600_000

/** The id of the key that events call by that name; it is made up when it is first spoken of. */
function kidOf({ serviceKeyIds }: State, name: string): string {
  const kid = serviceKeyIds.get(name) ?? makeKey().kid
  serviceKeyIds.set(name, kid)
  return kid
}

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

/** What services do with keys of their own. */
export const serviceKeyEvents = { 'service-key': serviceKey }
