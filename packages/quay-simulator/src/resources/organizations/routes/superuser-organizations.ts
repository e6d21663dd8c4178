import { quotaKeys } from '../../quotas/model.ts'
import { json, noContent } from '../../../api/answer.ts'
import { CrashError, invalidRequest, modelError, notFound } from '../../../api/api-error.ts'
import { isSuperuserName } from '../../../auth/permissions.ts'
import { avatarOf } from '../../../avatar.ts'
import { parameter, readBody, requireFreshLogin, type Call, type Operation } from '../../../api/call.ts'
import { nameHolder } from '../../namespaces/model.ts'
import { nameProblem } from '../../namespaces/naming.ts'
import { findOrganization } from '../model.ts'
import { convertToOrganization, joinAdministrators } from '../ownership.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { findUser } from '../../namespaces/user-accounts.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import { readPage } from '../../../api/paging.ts'
import type { State } from '../../../state.ts'
import type { Organization } from '../rows.ts'
import { deleteOrganization } from './organizations.ts'
import { requireCaller, requireSuperuser, requireSuperuserRead } from '../../../auth/callers.ts'

const itemPath = '/api/v1/superuser/organizations/{name}'

/** An organization as superusers see one; the address is shown as it is, a made-up one too (identity.md 4.8). */
const superuserView = (state: State, organization: Organization): Record<string, unknown> => ({
  name: organization.name,
  email: organization.email,
  avatar: avatarOf(organization.name, organization.email, 'org'),
  ...quotaKeys(state, organization.id),
})

const listOrganizations: Operation = {
  name: 'superuser-organization.list',
  method: 'GET',
  path: '/api/v1/superuser/organizations/',
  handle(call) {
    const { state } = call
    requireFreshLogin(call)
    const page = readPage(
      call,
      state.organizations,
      () => true,
      () => requireSuperuserRead(call),
    )
    return json({
      organizations: page.rows.map((organization) => superuserView(state, organization)),
      next_page: page.nextPage,
    })
  },
}

function rename(call: Call, organization: Organization, name: string): Organization {
  const { state } = call
  const problem = nameProblem(name, 'Namespace')
  if (problem) throw modelError(`Invalid username ${name}: ${problem}`)
  const holder = nameHolder(state, name)
  if (name !== organization.name && holder) throw new CrashError('duplicate key value: user_username')
  state.organizations.update(organization.id, { name })
  // Its robots are called after it.
  for (const robot of state.robots.findAll('namespaceId', organization.id)) {
    state.robots.update(robot.id, { username: `${name}+${robot.shortName}` })
  }
  return state.organizations.get(organization.id) ?? organization
}

const renamingSchema: SchemaOf<{ name?: string }> = { type: 'object', properties: { name: { type: 'string' } } }

const renameOrganization: Operation = {
  name: 'superuser-organization.rename',
  method: 'PUT',
  path: itemPath,
  handle(call) {
    requireFreshLogin(call)
    const { state } = call
    const body = readBody(call, renamingSchema)
    requireSuperuser(call)
    const oldName = parameter(call, 'name')
    const organization = findOrganization(state, oldName)
    if (!organization) {
      if (findUser(state, oldName)) throw modelError(`Organization does not exist: ${oldName}`)
      // The log entry finds no namespace (identity.md 4.8).
      throw new CrashError('No namespace to log under')
    }
    if (body.name === undefined) return json(superuserView(state, organization))
    const renamed = rename(call, organization, body.name)
    const metadata = { old_name: oldName, new_name: body.name, superuser: requireCaller(call).username }
    logAction(call, 'org_change_name', { namespaceId: organization.id }, metadata)
    return json(superuserView(state, renamed))
  },
}

const deleteOperation: Operation = {
  name: 'superuser-organization.delete',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    requireFreshLogin(call)
    requireSuperuser(call)
    const organization = findOrganization(call.state, parameter(call, 'name'))
    if (!organization) throw notFound()
    deleteOrganization(call, organization)
    return noContent()
  },
}

const takeOwnership: Operation = {
  name: 'namespace.take-ownership',
  method: 'POST',
  path: '/api/v1/superuser/takeownership/{namespace}',
  handle(call) {
    requireFreshLogin(call)
    requireSuperuser(call)
    const { state } = call
    const name = parameter(call, 'namespace')
    const caller = requireCaller(call)
    const organization = findOrganization(state, name)
    const user = findUser(state, name)
    if (!organization && !user) throw notFound()
    if (user && isSuperuserName(state, name)) throw invalidRequest('Cannot take ownership of a superuser')
    if (organization) joinAdministrators(state, organization, caller)
    if (user) convertToOrganization(state, user, caller)
    logAction(
      call,
      'take_ownership',
      { namespaceId: caller.id },
      {
        entity_id: (organization ?? user)?.id,
        namespace: name,
        was_user: user !== undefined,
        superuser: caller.username,
      },
    )
    return json({ namespace: name })
  },
}

export const superuserOrganizationOperations: Operation[] = [
  listOrganizations,
  renameOrganization,
  deleteOperation,
  takeOwnership,
]
