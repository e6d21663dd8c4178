import { json } from '../../../api/answer.ts'
import { message, notFound } from '../../../api/api-error.ts'
import { isGlobalReader } from '../../../auth/permissions.ts'
import { booleanParameter, integerParameter, type Call, type Operation } from '../../../api/call.ts'
import { rfc2822 } from '../../../dates.ts'
import { tagHistory, type NamedTag } from '../model.ts'
import { hasFeature } from '../../../settings.ts'
import type { Repository } from '../../repositories/rows.ts'
import { pathRepository, requireRepositoryRole } from '../../repositories/access.ts'

/** The repository of the path, or 404. */
export function existingRepository(call: Call): Repository {
  const repository = pathRepository(call)
  if (!repository) throw notFound()
  return repository
}

const secondsOf = (instantMs: number): number => Math.floor(instantMs / 1000)

/** What only lists of images tell; all of their images are here. */
function childKeys({ image }: NamedTag): Record<string, unknown> {
  if (image.children.length === 0) return {}
  const count = image.children.length
  return {
    is_sparse: false,
    child_manifest_count: count,
    present_child_count: count,
    child_manifests_presence: Object.fromEntries(image.children.map((digest) => [digest, true])),
  }
}

function tagView(call: Call, tag: NamedTag): Record<string, unknown> {
  const { image, startMs, endMs } = tag
  return {
    name: tag.name,
    reversion: tag.isReversion,
    ...(hasFeature(call.state.settings, 'IMMUTABLE_TAGS') ? { immutable: tag.isImmutable } : {}),
    start_ts: secondsOf(startMs),
    ...(endMs === null ? {} : { end_ts: secondsOf(endMs) }),
    manifest_digest: image.digest,
    is_manifest_list: image.children.length > 0,
    size: image.sizeBytes,
    last_modified: rfc2822(startMs),
    ...(endMs === null ? {} : { expiration: rfc2822(endMs) }),
    ...childKeys(tag),
  }
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A test of names: `like:` means "contains" with SQL's wildcards, whatever the case; `eq:` the whole; anything else lets all pass. */
function nameTest(call: Call): (name: string) => boolean {
  const specific = call.query.get('specificTag')
  if (specific) return (name) => name === specific
  const filter = call.query.get('filter_tag_name') ?? ''
  if (filter === '') return () => true
  const colon = filter.indexOf(':')
  if (colon < 0) {
    throw message(
      400,
      "Unsupported syntax for filter_tag_name. Expected <operation>:<tag_name> where <operation>can be 'like' or 'eq'.",
    )
  }
  const [operator, wanted] = [filter.slice(0, colon), filter.slice(colon + 1)]
  if (operator === 'eq') return (name) => name === wanted
  if (operator !== 'like') return () => true
  const pattern = new RegExp(escaped(wanted).replaceAll('%', '.*').replaceAll('_', '.'), 'iu')
  return (name) => pattern.test(name)
}

const listTags: Operation = {
  name: 'tag.list',
  method: 'GET',
  path: '/api/v1/repository/{repository}/tag/',
  handle(call) {
    const limitHelp = 'Limit to the number of results to return per page. Max 100.'
    const sentLimit = integerParameter(call, 'limit', limitHelp) ?? 50
    const sentPage = integerParameter(call, 'page', 'Page index for the results. Default 1.') ?? 1
    const isActiveOnly = booleanParameter(call, 'onlyActiveTags', false)
    if (!isGlobalReader(call.state, call.identity)) requireRepositoryRole(call, 'read')
    const repository = existingRepository(call)
    const isNamed = nameTest(call)
    const limit = Math.min(Math.max(sentLimit, 1), 100)
    const page = Math.max(sentPage, 1)
    const isActive = ({ endMs }: NamedTag) => endMs === null || endMs > call.clock.nowMs()
    const tags = tagHistory(call, repository).filter((tag) => isNamed(tag.name) && (!isActiveOnly || isActive(tag)))
    const start = (page - 1) * limit
    return json({
      tags: tags.slice(start, start + limit).map((tag) => tagView(call, tag)),
      page,
      has_additional: tags.length > start + limit,
    })
  },
}

export const tagOperations: Operation[] = [listTags]
