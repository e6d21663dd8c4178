import type { Image } from '../resources/tags/rows.ts'
import type { Repository } from '../resources/repositories/rows.ts'
import type { LogWriter } from '../action-log/log-writer.ts'
import { findRepository } from '../resources/repositories/model.ts'
import { protectNewTag } from '../resources/policies/model.ts'
import { endTag, findManifest, findTag, heldImage, namedTags, setTag, type NamedTag } from '../resources/tags/model.ts'
import { canPull, grantPush } from './access.ts'
import type { Caller } from './callers.ts'
import { authenticate, type Credentials } from './credentials.ts'
import { logRefusal, logTraffic, referenceMetadata } from './image-log.ts'
import { denied, immutableTag, refusal, unknownManifest, unknownRepository, type Refusal } from './refusals.ts'

/** What a client gets: the status of the token that it asks for first, then of what it asks for with it. */
export type TransferResult = { token: number; status?: number; at?: string; errors?: Refusal['errors'] }

/** Asks for a token, which everybody gets whose credentials are good; what it is good for shows later. */
function withToken(
  writer: LogWriter,
  credentials: Credentials,
  transfer: (caller: Caller) => Omit<TransferResult, 'token'>,
): TransferResult {
  const authentication = authenticate(writer, credentials)
  if ('isLocked' in authentication) return { token: 429 }
  if ('caller' in authentication) return { token: 200, ...transfer(authentication.caller) }
  const { status, errors } = refusal(401, 'UNAUTHORIZED', authentication.problem)
  return { token: status, errors }
}

const isDigest = (reference: string): boolean => reference.includes(':')

/** Pulls a manifest, by its tag or by its digest. */
export function pull(
  writer: LogWriter,
  credentials: Credentials,
  { path, reference }: { path: string; reference: string },
): TransferResult {
  return withToken(writer, credentials, (caller) => {
    if (!canPull(writer.state, caller, path)) {
      logRefusal(writer, 'pull', { path, caller, reference })
      return denied
    }
    const repository = findRepository(writer.state, path)
    if (!repository) return unknownRepository
    const found = (isDigest(reference) ? findManifest : findTag)(writer, repository, reference)
    if (!found) return unknownManifest
    const traffic = { repository, caller, userAgent: credentials.userAgent }
    logTraffic(writer, 'pull_repo', traffic, { ...referenceMetadata(reference), mediaType: found.image.mediaType })
    return { status: 200 }
  })
}

/** Stores a manifest under a tag, which is written down, or under its digest alone, which is not. */
export function storeImage(
  writer: LogWriter,
  traffic: { repository: Repository; caller: Caller; userAgent: string },
  tag: string | undefined,
  image: Image,
): void {
  const stored = setTag(writer, traffic.repository, tag ?? null, image)
  if (stored.name === null) return
  protectNewTag(writer, traffic.repository, { ...stored, name: stored.name })
  logTraffic(writer, 'push_repo', traffic, { tag: stored.name, mediaType: image.mediaType })
}

/** What a client pushes. `isManifestOnly`: it believes that the rest is there. */
export type Push = { path: string; tag?: string | undefined; image: Image; isManifestOnly: boolean }

/** Whether a client that may not push notices at its first blob: not where it sees that the registry has the image already. */
function isStoppedAtBlob(writer: LogWriter, caller: Caller, { path, image, isManifestOnly }: Push): boolean {
  if (isManifestOnly) return false
  const repository = findRepository(writer.state, path)
  return !repository || !canPull(writer.state, caller, path) || !heldImage(writer, repository, image.digest)
}

/** Pushes an image: blobs first, then the manifest. */
export function push(writer: LogWriter, credentials: Credentials, wanted: Push): TransferResult {
  const { path, tag, image } = wanted
  return withToken(writer, credentials, (caller) => {
    const isAllowed = grantPush(writer, caller, path)
    if (!isAllowed) {
      const isBlob = isStoppedAtBlob(writer, caller, wanted)
      logRefusal(writer, 'push', { path, caller, reference: isBlob ? undefined : (tag ?? image.digest) })
      return { ...denied, at: isBlob ? 'blob' : 'manifest' }
    }
    const repository = findRepository(writer.state, path)
    if (!repository) return { ...unknownRepository, at: 'blob' }
    if (tag !== undefined && findTag(writer, repository, tag)?.isImmutable)
      return { ...immutableTag(tag), at: 'manifest' }
    storeImage(writer, { repository, caller, userAgent: credentials.userAgent }, tag, image)
    return { status: 201, at: 'manifest' }
  })
}

function tagsToDelete(writer: LogWriter, repository: Repository, reference: string): NamedTag[] {
  const tags = namedTags(writer, repository)
  return tags.filter(({ name, image }) => (isDigest(reference) ? image.digest : name) === reference)
}

/** Deletes a tag, or a manifest with all of its tags: an entry for each, whose digest is what was asked for (logs-real-pushes.json, step 19). */
export function deleteManifest(
  writer: LogWriter,
  credentials: Credentials,
  { path, reference }: { path: string; reference: string },
): TransferResult {
  return withToken(writer, credentials, (caller) => {
    if (!grantPush(writer, caller, path)) {
      logRefusal(writer, 'delete', { path, caller, reference })
      return denied
    }
    const repository = findRepository(writer.state, path)
    if (!repository) return unknownRepository
    const tags = tagsToDelete(writer, repository, reference)
    const kept = tags.find(({ isImmutable }) => isImmutable)
    if (kept) return immutableTag(kept.name)
    if (tags.length === 0) return unknownManifest
    for (const tag of tags) {
      endTag(writer, tag)
      const traffic = { repository, caller, userAgent: credentials.userAgent }
      logTraffic(writer, 'delete_tag', traffic, { tag: tag.name, digest: reference })
    }
    return { status: 202 }
  })
}
