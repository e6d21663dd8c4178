import { organizationView } from '../../organizations/view.ts'
import { json, noContent } from '../../../api/answer.ts'
import { invalidRequest, notFound } from '../../../api/api-error.ts'
import { canAdministerOrganization } from '../../../auth/permissions.ts'
import { avatarOf } from '../../../avatar.ts'
import { parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import { insertApplication } from '../model.ts'
import { deleteApplication } from '../../namespaces/model.ts'
import { randomUpperText } from '../../../random-text.ts'
import { logAction } from '../../../action-log/log-action.ts'
import type { Schema, SchemaOf } from '../../../python/schema.ts'
import type { Application } from '../rows.ts'
import {
  existingOrganization,
  pathOrganization,
  requireAdministrator,
  requireAdministratorRead,
} from '../../organizations/access.ts'

const path = '/api/v1/organization/{orgname}/applications'
const itemPath = `${path}/{client_id}`

type ApplicationBody = {
  name: string
  redirect_uri?: string
  application_uri?: string
  description?: string
  avatar_email?: string
}

const properties: Record<string, Schema> = {
  name: { type: 'string' },
  redirect_uri: { type: 'string' },
  application_uri: { type: 'string' },
  description: { type: 'string' },
  avatar_email: { type: 'string' },
}
const newSchema: SchemaOf<ApplicationBody> = { type: 'object', required: ['name'], properties }
const changedSchema: SchemaOf<ApplicationBody> = {
  type: 'object',
  required: ['name', 'redirect_uri', 'application_uri'],
  properties,
}

/** The application of the path, in the organization of the path. */
export function existingApplication(call: Call): Application {
  const organization = existingOrganization(call)
  const application = call.state.applications.find('clientId', parameter(call, 'client_id'))
  if (application?.organizationId !== organization.id) throw notFound()
  return application
}

/** An application; readers who may not write see no secret, and no address either (applications.json, step 11). */
function applicationView(call: Call, application: Application): Record<string, unknown> {
  const isAdministrator = canAdministerOrganization(call.state, call.identity, pathOrganization(call))
  return {
    name: application.name,
    description: application.description,
    application_uri: application.applicationUri,
    client_id: application.clientId,
    client_secret: isAdministrator ? application.clientSecret : null,
    redirect_uri: isAdministrator ? application.redirectUri : null,
    avatar_email: isAdministrator ? application.avatarEmail : null,
  }
}

function logApplication(call: Call, kind: string, application: Application, body: object = {}): void {
  const names = { application_name: application.name, client_id: application.clientId }
  logAction(call, kind, { namespaceId: application.organizationId }, { ...body, ...names })
}

const listApplications: Operation = {
  name: 'application.list',
  method: 'GET',
  path,
  handle(call) {
    requireAdministratorRead(call)
    const rows = call.state.applications.findAll('organizationId', existingOrganization(call).id)
    return json({ applications: rows.map((application) => applicationView(call, application)) })
  },
}

const fieldsOf = (body: ApplicationBody) => ({
  name: body.name,
  redirectUri: body.redirect_uri ?? '',
  applicationUri: body.application_uri ?? '',
  description: body.description ?? '',
  avatarEmail: body.avatar_email ?? null,
})

const createOperation: Operation = {
  name: 'application.create',
  method: 'POST',
  path,
  handle(call) {
    const body = readBody(call, newSchema)
    requireAdministrator(call)
    const organization = existingOrganization(call)
    if (body.name === '__quay_bootstrap_app') {
      throw invalidRequest('Application name is reserved for bootstrap token provisioning')
    }
    const application = insertApplication(call.state, organization.id, fieldsOf(body))
    logApplication(call, 'create_application', application, body)
    return json(applicationView(call, application))
  },
}

const readApplication: Operation = {
  name: 'application.read',
  method: 'GET',
  path: itemPath,
  handle(call) {
    requireAdministratorRead(call)
    return json(applicationView(call, existingApplication(call)))
  },
}

const updateApplication: Operation = {
  name: 'application.update',
  method: 'PUT',
  path: itemPath,
  handle(call) {
    const body = readBody(call, changedSchema)
    requireAdministrator(call)
    const { id } = existingApplication(call)
    // What is not named is reset (applications.json, step 18).
    call.state.applications.update(id, fieldsOf(body))
    const changed = existingApplication(call)
    logApplication(call, 'update_application', changed, body)
    return json(applicationView(call, changed))
  },
}

const deleteOperation: Operation = {
  name: 'application.delete',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    requireAdministrator(call)
    const application = existingApplication(call)
    deleteApplication(call.state, application.id)
    logApplication(call, 'delete_application', application)
    return noContent()
  },
}

const resetSecret: Operation = {
  name: 'application.reset-secret',
  method: 'POST',
  path: `${itemPath}/resetclientsecret`,
  handle(call) {
    requireAdministrator(call)
    call.state.applications.update(existingApplication(call).id, { clientSecret: randomUpperText(40) })
    const changed = existingApplication(call)
    logApplication(call, 'reset_application_client_secret', changed)
    return json(applicationView(call, changed))
  },
}

/** The avatar of an application: by its own address or its organization's. */
export function applicationAvatar(call: Call, application: Application) {
  const organization = call.state.organizations.get(application.organizationId)
  return avatarOf(application.name, application.avatarEmail ?? organization?.email ?? null, 'app')
}

const readPublic: Operation = {
  name: 'application.read-public',
  method: 'GET',
  path: '/api/v1/app/{client_id}',
  handle(call) {
    const application = call.state.applications.find('clientId', parameter(call, 'client_id'))
    const organization = application && call.state.organizations.get(application.organizationId)
    if (!application || !organization) throw notFound()
    return json({
      name: application.name,
      description: application.description,
      uri: application.applicationUri,
      avatar: applicationAvatar(call, application),
      // Without teams, whoever asks (applications.json, step 15).
      organization: { ...organizationView(call, organization), teams: {}, ordered_teams: [] },
    })
  },
}

export const applicationOperations: Operation[] = [
  listApplications,
  createOperation,
  readApplication,
  updateApplication,
  deleteOperation,
  resetSecret,
  readPublic,
]
