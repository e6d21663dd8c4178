import * as z from 'zod'
import { CrashError } from '../../api/api-error.ts'
import { imageNamed } from '../tags/images.ts'
import { findRepository } from '../repositories/model.ts'
import { grantPush } from '../../registry-protocol/access.ts'
import { deleteManifest, pull, push, storeImage } from '../../registry-protocol/images.ts'
import { signIn, signInOldWay } from '../../registry-protocol/sign-in.ts'
import { event } from '../../event.ts'
import { changeSettings } from '../../settings.ts'

const credentials = {
  user: z.string().optional(),
  password: z.string().optional(),
  userAgent: z.string().default('docker/29.0.0'),
}

const signInEvent = event(
  z.object({ ...credentials, protocol: z.enum(['v1', 'v2']).default('v2') }),
  (world, { protocol, ...sent }) => {
    try {
      return protocol === 'v1' ? signInOldWay(world, sent) : signIn(world, sent)
    } catch (error) {
      if (error instanceof CrashError) return { status: 500 }
      throw error
    }
  },
)

const pullEvent = event(
  z.object({ ...credentials, repository: z.string(), reference: z.string() }),
  (world, { repository: path, reference, ...sent }) => pull(world, sent, { path, reference }),
)

const pushEvent = event(
  z.object({
    ...credentials,
    repository: z.string(),
    tag: z.string().optional(),
    image: z.string(),
    manifestOnly: z.boolean().default(false),
  }),
  (world, { repository: path, tag, image, manifestOnly: isManifestOnly, ...sent }) =>
    push(world, sent, { path, tag, image: imageNamed(image), isManifestOnly }),
)

const deleteEvent = event(
  z.object({ ...credentials, repository: z.string(), reference: z.string() }),
  (world, { repository: path, reference, ...sent }) => deleteManifest(world, sent, { path, reference }),
)

const pushAs = event(
  z.object({ repository: z.string(), tag: z.string(), image: z.string(), user: z.string().default('devuser') }),
  (world, { repository: path, tag, image, user: username }) => {
    const user = world.state.users.find('username', username)
    if (!user) throw new Error(`There is no user ${username}`)
    const caller = { kind: 'user', user } as const
    if (!grantPush(world, caller, path)) throw new Error(`${username} may not push to ${path}`)
    const repository = findRepository(world.state, path)
    if (repository) storeImage(world, { repository, caller, userAgent: 'docker/29.0.0' }, tag, imageNamed(image))
  },
)

const change = event(z.record(z.string(), z.unknown()), ({ state }, settings) =>
  changeSettings(state.settings, settings),
)

/** What clients of the registry protocol do, for which there is no server, and edits of its settings. */
export const registryEvents = {
  'image.push': pushAs,
  'registry.sign-in': signInEvent,
  'registry.pull': pullEvent,
  'registry.push': pushEvent,
  'registry.delete': deleteEvent,
  settings: change,
}
