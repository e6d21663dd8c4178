import * as z from 'zod'
import { CrashError } from '../../api/api-error.ts'
import { imageNamed } from '../tags/images.ts'
import { runMirrors } from '../mirrors/mirror-worker.ts'
import { pruneTags } from '../policies/model.ts'
import { findRepository } from '../repositories/model.ts'
import { grantPush } from '../../registry-protocol/access.ts'
import { deleteManifest, pull, push, storeImage } from '../../registry-protocol/images.ts'
import { signIn, signInOldWay } from '../../registry-protocol/sign-in.ts'
import { event } from '../../event.ts'

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

const ageTags = event(
  z.object({ repository: z.string(), seconds: z.number() }),
  ({ state }, { repository, seconds }) => {
    const { id } = findRepository(state, repository) ?? { id: 0 }
    for (const tag of state.tags.findAll('repositoryId', id)) {
      const endMs = tag.endMs === null ? null : tag.endMs - seconds * 1000
      state.tags.update(tag.id, { startMs: tag.startMs - seconds * 1000, endMs })
    }
  },
)

const mirror = event(
  z.object({ what: z.union([z.literal('repo'), z.array(z.enum(['repo', 'discover', 'org']))]) }),
  (world, { what }) => {
    const others = [what].flat().filter((name) => name !== 'repo')
    if (others.length > 0) throw new Error('Mirrors of organizations are unknown')
    runMirrors(world)
  },
)

const prune = event(z.object({}), (world) => pruneTags(world))

/** What clients of the registry protocol do, for which there is no server, and what the workers that mirror and prune do. */
export const registryEvents = {
  'image.push': pushAs,
  'mirror.run': mirror,
  'prune.run': prune,
  'tags.age': ageTags,
  'registry.sign-in': signInEvent,
  'registry.pull': pullEvent,
  'registry.push': pushEvent,
  'registry.delete': deleteEvent,
}
