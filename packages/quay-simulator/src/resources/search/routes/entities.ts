import { json } from '../../../api/answer.ts'
import { CrashError, invalidRequest, unknownUser } from '../../../api/api-error.ts'
import { userOf } from '../../../auth/identity.ts'
import { canAdministerOwnAccount, isOrganizationMember, unauthorized } from '../../../auth/permissions.ts'
import { avatarOf } from '../../../avatar.ts'
import { booleanParameter, parameter, type Call, type Operation } from '../../../api/call.ts'
import { arrive } from '../../directory/model.ts'
import { accountAvatar, findAccount, type Account } from '../../teams/model.ts'
import { hasFeature } from '../../../settings.ts'
import type { Organization } from '../../organizations/rows.ts'

/** How many teams, and how many people and robots, are shown at most. */
const most = 10

/** The prefix as Quay looks it up: without accents, blanks and capitals (entities.json, steps 7 to 9). */
const plainPrefix = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{ASCII}]/gu, '')
    .replaceAll(' ', '')
    .toLowerCase()

/** Where robots and teams are looked for as well: an organization of the caller's, or the caller's own namespace. */
type Place = { organization: Organization | undefined; isMember: boolean; ownName: string | undefined }

function placeOf(call: Call): Place {
  const { state, identity } = call
  const name = call.query.get('namespace') ?? ''
  const organization = state.organizations.find('name', name)
  const isOwn = userOf(identity)?.username === name && canAdministerOwnAccount(identity)
  return {
    organization,
    isMember: organization !== undefined && isOrganizationMember(state, identity, organization),
    ownName: isOwn ? name : undefined,
  }
}

function accountsFor(call: Call, prefix: string, place: Place): Account[] {
  const { state } = call
  const isMatch = (name: string) =>
    hasFeature(state.settings, 'PARTIAL_USER_AUTOCOMPLETE') ? name.startsWith(prefix) : name === prefix
  const people: Account[] = []
  const exact = findAccount(state, prefix)
  if (exact && !exact.isRobot) people.push(exact)
  for (const user of state.users.all()) {
    if (people.length >= most) break
    if (isMatch(user.username) && user.username !== prefix) people.push({ ...user, isRobot: false })
  }
  const namespace = place.isMember ? place.organization?.name : place.ownName
  if (namespace === undefined) return people
  const id = place.organization?.id ?? userOf(call.identity)?.id ?? -1
  const robots = state.robots
    .findAll('namespaceId', id)
    .filter((robot) => robot.username.startsWith(`${namespace}+${prefix}`))
    .map((robot): Account => ({ ...robot, isRobot: true }))
  return [...robots, ...people].slice(0, most)
}

function accountView(account: Account, place: Place): Record<string, unknown> {
  return {
    name: account.username,
    kind: 'user',
    is_robot: account.isRobot,
    avatar: accountAvatar(account),
    // True for everybody, outsiders too: a mistake of Quay's (entities.json, step 18).
    ...(place.organization ? { is_org_member: true } : {}),
  }
}

function teamViews(call: Call, prefix: string, place: Place): Record<string, unknown>[] {
  if (!place.isMember || !place.organization || !booleanParameter(call, 'includeTeams', false)) return []
  return call.state.teams
    .findAll('organizationId', place.organization.id)
    .filter((team) => team.name.startsWith(prefix))
    .slice(0, most)
    .map((team) => ({
      name: team.name,
      kind: 'team',
      is_org_member: true,
      avatar: avatarOf(team.name, null, 'team'),
    }))
}

function organizationViews(call: Call, prefix: string, place: Place): Record<string, unknown>[] {
  const { organization } = place
  if (!place.isMember || !organization || !booleanParameter(call, 'includeOrgs', false)) return []
  if (!organization.name.startsWith(prefix)) return []
  const avatar = avatarOf(organization.name, organization.email, 'org')
  return [{ name: organization.name, kind: 'org', is_org_member: true, avatar }]
}

/** People of the directory who are no users yet; anybody is told of them (identity.md 7.3). */
function externalViews(call: Call, prefix: string): Record<string, unknown>[] {
  const { state } = call
  const { directory } = state
  if (!directory) return []
  if (!directory.isReachable) throw new CrashError('The directory is out of reach')
  if (!directory.isPasswordGood) return []
  return [...directory.people]
    .filter(([uid]) => uid.startsWith(prefix) && !state.users.find('directoryName', uid))
    .map(([uid, email]) => ({
      name: uid,
      kind: 'external',
      title: email ?? '',
      avatar: avatarOf(uid, email, 'external'),
    }))
}

const completeEntity: Operation = {
  name: 'entity.complete',
  method: 'GET',
  path: '/api/v1/entities/{prefix}',
  handle(call) {
    const prefix = plainPrefix(parameter(call, 'prefix'))
    const place = placeOf(call)
    return json({
      results: [
        ...teamViews(call, prefix, place),
        ...accountsFor(call, prefix, place).map((account) => accountView(account, place)),
        ...organizationViews(call, prefix, place),
        ...externalViews(call, prefix),
      ],
    })
  },
}

const linkEntity: Operation = {
  name: 'entity.link',
  method: 'POST',
  path: '/api/v1/entities/link/{username}',
  handle(call) {
    if (!call.state.directory) throw unknownUser()
    if (!userOf(call.identity)) throw unauthorized(call.identity)
    const uid = parameter(call, 'username')
    const user = arrive(call.state, call.clock, uid)
    if (typeof user === 'string') throw invalidRequest(user, { username: uid })
    const avatar = avatarOf(user.username, user.email, 'user')
    return json({ entity: { name: user.username, kind: 'user', is_robot: false, avatar } })
  },
}

export const entityOperations: Operation[] = [completeEntity, linkEntity]
