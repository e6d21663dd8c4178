import type { Clock } from '../../clock.ts'
import type { Image, Tag } from './rows.ts'
import type { Repository } from '../repositories/rows.ts'
import type { State } from '../../state.ts'

type World = { state: State; clock: Clock }

/** The versions of tags that count now, hidden ones among them, by the order in which they came. */
const livingTags = ({ state, clock }: World, { id }: Repository): Tag[] =>
  state.tags.findAll('repositoryId', id).filter(({ endMs }) => endMs === null || endMs > clock.nowMs())

/** A tag with a name. */
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
  livingTags(world, repository).find((tag) => tag.image.digest === digest)

/** Ends the present version of a tag. */
export function endTag({ state, clock }: World, tag: Tag): void {
  state.tags.update(tag.id, { endMs: clock.nowMs() })
}

/** Points a tag at an image, a new version of it; with null the image is kept without a tag. */
export function setTag(
  world: World,
  repository: Repository,
  name: string | null,
  image: Image,
  isReversion = false,
): Tag {
  const { state, clock } = world
  const before = name === null ? undefined : findTag(world, repository, name)
  if (before) endTag(world, before)
  const times = { startMs: clock.nowMs(), endMs: null }
  const row = { repositoryId: repository.id, name, image, ...times, isImmutable: false, isReversion }
  return state.tags.insert({ id: state.nextId('tags'), ...row })
}

/** An image that a tag of the repository points at, or once pointed at. */
export const heldImage = ({ state }: World, { id }: Repository, digest: string): Image | undefined =>
  state.tags.findAll('repositoryId', id).find((tag) => tag.image.digest === digest)?.image

/** Every version of every tag with a name, the latest first; of one instant by name (tags-list.json). */
export const tagHistory = ({ state }: World, { id }: Repository): NamedTag[] =>
  state.tags
    .findAll('repositoryId', id)
    .filter(isNamed)
    .toSorted((one, other) => other.startMs - one.startMs || one.name.localeCompare(other.name))
