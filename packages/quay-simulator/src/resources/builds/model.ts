import { createHash } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { Build } from './rows.ts'
import type { State } from '../../state.ts'
import { randomUpperText, randomUuid } from '../../random-text.ts'

type NewBuild = Omit<Build, 'id' | 'uuid' | 'phase' | 'startedMs' | 'accessToken'>

/** Queues a build; its builder gets a token of its own. */
export const insertBuild = (state: State, clock: Clock, build: NewBuild): Build =>
  state.builds.insert({
    id: state.nextId('builds'),
    uuid: randomUuid(),
    phase: 'waiting',
    startedMs: clock.nowMs(),
    accessToken: randomUpperText(64),
    ...build,
  })

/** What lists call a build: the beginning of a sum over the address of its archive. */
export const displayName = ({ archiveUrl }: Build): string =>
  createHash('sha224').update(archiveUrl).digest('hex').slice(0, 7)

type Place = { context?: string; subdirectory?: string; dockerfile_path?: string }

/** Where the Dockerfile is, and from where it sees files (content.md 2.2). */
export function dockerfilePlace(sent: Place): { dockerfilePath: string; context: string } {
  if (sent.dockerfile_path !== undefined) {
    const folder = sent.dockerfile_path.slice(0, Math.max(sent.dockerfile_path.lastIndexOf('/'), 0))
    return { dockerfilePath: sent.dockerfile_path, context: sent.context ?? (folder || '/') }
  }
  const folder = sent.subdirectory ?? sent.context ?? '/'
  const dockerfilePath = folder.endsWith('/') ? `${folder}Dockerfile` : `${folder}/Dockerfile`
  return { dockerfilePath, context: folder }
}

/** A tag as a build may have it: what is no letter, digit or mark becomes `_`. */
const cleanTag = (tag: string): string => tag.replace(/[^\p{L}\p{N}_.-]/gu, '_').slice(0, 127)

/** The tags that a build will push. */
export const buildTags = (sent: readonly string[] = ['latest']): string[] =>
  sent.map(cleanTag).filter((tag) => tag !== '')
