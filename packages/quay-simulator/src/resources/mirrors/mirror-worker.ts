import type { Mirror } from './rows.ts'
import type { Repository } from '../repositories/rows.ts'
import { storeImage } from '../../registry-protocol/images.ts'
import { grantPush } from '../../registry-protocol/access.ts'
import { copyReport, imageNamed, upstreamTags } from '../tags/images.ts'
import { writeLogEntry, type LogWriter } from '../../action-log/log-writer.ts'
import { namespaceName } from '../namespaces/model.ts'
import { endTag, namedTags } from '../tags/model.ts'

/** What a worker tells of a step; what it leaves out is null. */
type Told = { verb: string; message: string; tag?: string; tags?: string; stdout?: string; stderr?: string }

/** An entry of the worker: nobody's, from nowhere (logs-real-mirror.json). */
function log(writer: LogWriter, kind: string, repository: Repository, told: Told): void {
  const filing = { namespaceId: repository.namespaceId, repositoryId: repository.id, ip: null }
  writeLogEntry(writer, `repo_mirror_sync_${kind}`, filing, {
    verb: told.verb,
    namespace: namespaceName(writer.state, repository.namespaceId),
    repo: repository.name,
    message: told.message,
    tag: told.tag ?? null,
    tags: told.tags ?? null,
    stdout: told.stdout ?? null,
    stderr: told.stderr ?? null,
  })
}

/** The registry that mirrors copy from, and who may (README of the recordings, "Upstream and images"). */
const upstream = { authority: '127.0.0.1:5001', username: 'mirror', password: 'mirror-pass1' }

/** Why the tags elsewhere cannot be listed, in skopeo's words; undefined where they can. */
function listingProblem({ externalReference, username, password }: Mirror): string | undefined {
  const slash = externalReference.indexOf('/')
  const [authority, path] = [externalReference.slice(0, slash), externalReference.slice(slash + 1)]
  if (authority !== upstream.authority) {
    const url = `\\\\"http://${authority}/v2/\\\\"`
    return `pinging container registry ${authority}: Get ${url}: dial tcp ${authority}: connect: connection refused`
  }
  if (username !== upstream.username || password !== upstream.password) {
    return 'unable to retrieve auth token: invalid username/password: unauthorized: authentication required'
  }
  if (upstreamTags(path).length > 0) return undefined
  return 'fetching tags list: invalid status code from registry 404 (Not Found)'
}

/** Whether a shell-style pattern fits the whole name. */
function isMatch(pattern: string, name: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|\\]/g, String.raw`\$&`)
    .replaceAll('[!', '[^')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  try {
    return new RegExp(`^${source}$`).test(name)
  } catch {
    return false
  }
}

const repositoryElsewhere = ({ externalReference }: Mirror): string =>
  externalReference.slice(externalReference.indexOf('/') + 1)

/** The tags elsewhere that the mirror wants, in their order by name. */
const wantedTags = (mirror: Mirror): string[] =>
  upstreamTags(repositoryElsewhere(mirror))
    .filter((tag) => mirror.patterns.some((pattern) => isMatch(pattern, tag)))
    .toSorted()

/** Copies one tag: skopeo pushes it as the mirror's robot, if that one still may. */
function copyTag(writer: LogWriter, repository: Repository, mirror: Mirror, tag: string): boolean {
  const { state } = writer
  const robot = state.robots.get(mirror.robotId)
  const path = `${namespaceName(state, repository.namespaceId)}/${repository.name}`
  const source = `Source 'docker://${mirror.externalReference}:${tag}'`
  const caller = robot && ({ kind: 'robot', robot } as const)
  if (!caller || !grantPush(writer, caller, path)) {
    const stderr = 'time="2026-11-23T16:00:00Z" level=fatal msg="writing blob: unauthorized"\n'
    log(writer, 'tag_failed', repository, {
      verb: 'finish',
      message: `${source} failed to sync`,
      tag,
      stdout: '',
      stderr,
    })
    return false
  }
  const name = `${repositoryElsewhere(mirror)}:${tag}`
  storeImage(writer, { repository, caller, userAgent: 'skopeo/1.20.0' }, tag, imageNamed(name))
  const message = `${source} successful sync`
  log(writer, 'tag_success', repository, { verb: 'finish', message, tag, stdout: copyReport(name), stderr: '' })
  return true
}

/** Tags here that are not wanted (any more) go, without an entry. */
function dropOtherTags(writer: LogWriter, repository: Repository, wanted: readonly string[]): void {
  const others = namedTags(writer, repository).filter(({ name }) => !wanted.includes(name))
  for (const tag of others) endTag(writer, tag)
}

/** Copies what is wanted, and tells how it went. */
function copyTags(writer: LogWriter, repository: Repository, mirror: Mirror, about: string): boolean {
  const tags = wantedTags(mirror)
  if (tags.length === 0) {
    log(writer, 'success', repository, { verb: 'end', message: about, tags: 'No tags matched' })
    return true
  }
  const copied = tags.filter((tag) => copyTag(writer, repository, mirror, tag))
  dropOtherTags(writer, repository, tags)
  if (copied.length === tags.length) {
    log(writer, 'success', repository, { verb: 'end', message: about, tags: tags.join(', ') })
    return true
  }
  const nothing = 'Not applicable'
  log(writer, 'failed', repository, {
    verb: 'lost',
    message: copied.length > 0 ? `${about}: PARTIAL SYNC` : about,
    tags: copied.length > 0 ? tags.map((tag) => (copied.includes(tag) ? tag : `${tag}(FAILED)`)).join(', ') : '',
    stdout: nothing,
    stderr: nothing,
  })
  return false
}

/** The next start: a multiple of the interval after the old one. */
function nextStart(mirror: Mirror, nowMs: number): number {
  const intervalMs = mirror.syncIntervalSeconds * 1000
  return mirror.startMs + (Math.floor((nowMs - mirror.startMs) / intervalMs) + 1) * intervalMs
}

/** Lets a mirror go after a run; three failures in a row wait for the next interval (mirror-sync-failures.json). */
function release({ state, clock }: LogWriter, mirror: Mirror, isGood: boolean): void {
  const retriesLeft = mirror.retriesLeft - 1
  const isOver = isGood || retriesLeft < 1
  state.mirrors.update(mirror.id, {
    status: isGood ? 'SUCCESS' : 'FAIL',
    claimedUntilMs: null,
    retriesLeft: isOver ? 3 : retriesLeft,
    ...(isOver ? { startMs: nextStart(mirror, clock.nowMs()), isStartComputed: true } : {}),
  })
}

function runMirror(writer: LogWriter, repository: Repository, mirror: Mirror): void {
  const about = `'${mirror.externalReference}' with tag pattern '${mirror.patterns.join(',')}'`
  log(writer, 'started', repository, { verb: 'start', message: about })
  const problem = listingProblem(mirror)
  if (problem === undefined) {
    release(writer, mirror, copyTags(writer, repository, mirror, about))
    return
  }
  const at = `${new Date(writer.clock.nowMs()).toISOString().slice(0, 19)}Z`
  const said = `time="${at}" level=fatal msg="Error listing repository tags: ${problem}"`
  const message = `${about}: ('skopeo list-tags failed: See output', '', '${said}\\n')`
  log(writer, 'failed', repository, { verb: 'end', message, tags: '', stdout: '', stderr: `${said}\n` })
  release(writer, mirror, false)
}

/** Whether the worker takes a mirror now: asked for, or enabled and due. */
function isDue({ status, isEnabled, startMs, retriesLeft, claimedUntilMs }: Mirror, nowMs: number): boolean {
  if (claimedUntilMs !== null || status === 'SYNCING') return false
  return status === 'SYNC_NOW' || (isEnabled && startMs <= nowMs && retriesLeft > 0)
}

/** One pass of the worker over the mirrors of repositories. */
export function runMirrors(writer: LogWriter): void {
  const { state, clock } = writer
  for (const mirror of Array.from(state.mirrors.all())) {
    const repository = state.repositories.get(mirror.repositoryId)
    if (repository?.state === 'MIRROR' && isDue(mirror, clock.nowMs())) runMirror(writer, repository, mirror)
  }
}
