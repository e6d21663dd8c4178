import type { Clock } from '../clock.ts'
import type { Tag } from '../content-rows.ts'
import type { Repository, State } from '../state.ts'
import type { Image } from './images.ts'

type World = { state: State; clock: Clock }

/** The versions of tags that count now, hidden ones among them, by the order in which they came. */
const livingTags = ({ state, clock }: World, { id }: Repository): Tag[] =>
  state.tags.findAll('repositoryId', id).filter(({ endMs }) => endMs === null || endMs > clock.nowMs())

/** A tag that people see. */
export type NamedTag = Tag & { name: string }

const isNamed = (tag: Tag): tag is NamedTag => tag.name !== null

/** The tags of a repository, the oldest first. */
export const namedTags = (world: World, repository: Repository): NamedTag[] =>
  livingTags(world, repository).filter(isNamed)

/** The tag of that name. */
export const findTag = (world: World, repository: Repository, name: string): NamedTag | undefined =>
  namedTags(world, repository).find((tag) => tag.name === name)

/** A manifest that a living tag points at, one that nobody sees among them. */
export const findManifest = (world: World, repository: Repository, digest: string): Tag | undefined =>
  livingTags(world, repository).find((tag) => tag.digest === digest)

/** Whether a repository ever held the image: its layer need not be sent again. */
export const holdsImage = ({ state }: World, { id }: Repository, { digest }: Image): boolean =>
  state.tags.findAll('repositoryId', id).some((tag) => tag.digest === digest)

/** Ends the present version of a tag. */
export function endTag({ state, clock }: World, tag: Tag): void {
  state.tags.update(tag.id, { endMs: clock.nowMs() })
}

/** Points a tag at an image, a new version of it; with null the image is kept without a tag. */
export function setTag(world: World, repository: Repository, name: string | null, image: Image): Tag {
  const { state, clock } = world
  const before = name === null ? undefined : findTag(world, repository, name)
  if (before) endTag(world, before)
  return state.tags.insert({
    id: state.nextId('tags'),
    repositoryId: repository.id,
    name,
    digest: image.digest,
    mediaType: image.mediaType,
    startMs: clock.nowMs(),
    endMs: null,
    isImmutable: false,
  })
}
