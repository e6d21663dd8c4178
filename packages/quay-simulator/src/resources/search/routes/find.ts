import { json } from '../../../api/answer.ts'
import { userOf } from '../../../auth/identity.ts'
import { avatarOf } from '../../../avatar.ts'
import { booleanParameter, integerParameter, type Call, type Operation } from '../../../api/call.ts'
import { organizationsOf } from '../../organizations/model.ts'
import { isListedFor } from '../../repositories/model.ts'
import type { Repository } from '../../repositories/rows.ts'

const pageSize = 10
const lastPage = 10
/** How many of a kind `find/all` shows at most. */
const mostOfAKind = 5

/** Weights of what is found; Quay multiplies them with how alike the words are (identity.md 7.4). */
const repositoryScore = 4
const entityScore = 1

type Found = { repository: Repository; path: string }

function namespaceReference(call: Call, id: number): Record<string, unknown> & { name: string } {
  const organization = call.state.organizations.get(id)
  if (organization) {
    return {
      title: 'org',
      kind: 'organization',
      avatar: avatarOf(organization.name, organization.email, 'org'),
      name: organization.name,
      score: entityScore,
      href: `/organization/${organization.name}`,
    }
  }
  const user = call.state.users.get(id)
  const name = user?.username ?? ''
  const avatar = avatarOf(name, user?.email ?? null, 'user')
  return { title: 'user', kind: 'user', avatar, name, score: entityScore, href: `/user/${name}` }
}

/** Repositories that anybody sees or that the caller has a permission on; superusers see no more than others. */
function visible(call: Call): Found[] {
  const user = userOf(call.identity)
  return Array.from(call.state.repositories.all(), (repository) => ({
    repository,
    path: `${namespaceReference(call, repository.namespaceId).name}/${repository.name}`,
  })).filter(({ repository }) => repository.isPublic || isListedFor(call.state, user, repository))
}

/** The repositories whose name has the word in it; `acme/app` names the namespace as well. */
function matching(call: Call, query: string): Found[] {
  const wanted = query.toLowerCase()
  const [namespace, name] = wanted.includes('/')
    ? [wanted.slice(0, wanted.indexOf('/')), wanted.slice(wanted.indexOf('/') + 1)]
    : [undefined, wanted]
  return visible(call)
    .filter(({ repository }) => repository.name.toLowerCase().includes(name))
    .filter(({ path }) => namespace === undefined || path.startsWith(`${namespace}/`))
    .toSorted((left, right) => left.repository.name.length - right.repository.name.length)
}

const repositoryView = (call: Call, { repository, path }: Found) => ({
  kind: 'repository',
  title: 'repo',
  namespace: namespaceReference(call, repository.namespaceId),
  name: repository.name,
  description: repository.description,
  is_public: repository.isPublic,
  score: repositoryScore,
  href: `/repository/${path}`,
})

/** People and organizations of that name that own something visible (find.json, steps 12 and 14). */
function owners(call: Call, query: string): Record<string, unknown>[] {
  const ids = new Set(visible(call).map(({ repository }) => repository.namespaceId))
  return [...ids].map((id) => namespaceReference(call, id)).filter(({ name }) => name.startsWith(query))
}

function robots(call: Call, query: string): Record<string, unknown>[] {
  const user = userOf(call.identity)
  if (!user) return []
  const ids = [user.id, ...organizationsOf(call.state, user).map((organization) => organization.id)]
  return ids
    .flatMap((id) => call.state.robots.findAll('namespaceId', id))
    .filter((robot) => robot.shortName.includes(query))
    .map((robot) => {
      const namespace = robot.username.slice(0, robot.username.indexOf('+'))
      const kind = call.state.organizations.get(robot.namespaceId) ? 'organization' : 'user'
      return {
        title: 'robot',
        kind: 'robot',
        avatar: null,
        name: robot.username,
        score: entityScore,
        href: `/${kind}/${namespace}?tab=robots&showRobot=${robot.username}`,
        short_name: robot.shortName,
      }
    })
}

const findAll: Operation = {
  name: 'find.all',
  method: 'GET',
  path: '/api/v1/find/all',
  handle(call) {
    const query = (call.query.get('query') ?? '').toLowerCase()
    if (query === '') return json({ results: [] })
    return json({
      results: [
        ...matching(call, query)
          .slice(0, mostOfAKind)
          .map((found) => repositoryView(call, found)),
        ...owners(call, query).slice(0, mostOfAKind),
        ...robots(call, query).slice(0, mostOfAKind),
      ],
    })
  },
}

const findRepositories: Operation = {
  name: 'find.repositories',
  method: 'GET',
  path: '/api/v1/find/repositories',
  handle(call) {
    const isWithUsage = booleanParameter(call, 'includeUsage', false)
    const wanted = integerParameter(call, 'page', 'The page.') ?? 1
    const page = Math.min(Math.max(wanted, 1), lastPage)
    const start = (page - 1) * pageSize
    const found = matching(call, call.query.get('query') ?? '').slice(start, start + pageSize + 1)
    const usage = ({ repository }: Found) => ({
      stars: call.state.stars.findAll('repositoryId', repository.id).length,
      popularity: 0,
    })
    return json({
      results: found.slice(0, pageSize).map((item) => ({
        ...repositoryView(call, item),
        ...(isWithUsage ? usage(item) : {}),
      })),
      has_additional: found.length > pageSize,
      page,
      page_size: pageSize,
      start_index: start,
    })
  },
}

export const findOperations: Operation[] = [findAll, findRepositories]
