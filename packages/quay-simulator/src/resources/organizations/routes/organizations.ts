import { json, noContent } from '../../../api/answer.ts'
import { CrashError, insufficientScope, invalidRequest, modelError, type ApiError } from '../../../api/api-error.ts'
import { isSuperuser } from '../../../auth/permissions.ts'
import { readBody, requireFreshLogin, type Call, type Operation } from '../../../api/call.ts'
import { markForDeletion, nameHolder } from '../../namespaces/model.ts'
import { hasHalfSurrogate, isEmailAddress, isRealAddress, nameProblem } from '../../namespaces/naming.ts'
import { insertOrganization } from '../model.ts'
import { randomUuid } from '../../../random-text.ts'
import { logAction } from '../../../action-log/log-action.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import { hasFeature, settingWords } from '../../../settings.ts'
import type { Organization } from '../rows.ts'
import { requireAdministrator, existingOrganization } from '../access.ts'
import { organizationView } from '../view.ts'
import { requireOwnAccount } from '../../../auth/callers.ts'

const itemPath = '/api/v1/organization/{orgname}'

type NewOrganization = { name: string; email?: string; contact_email?: string }

const newOrganizationSchema: SchemaOf<NewOrganization> = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    email: { type: 'string' },
    contact_email: { type: 'string' },
    recaptcha_response: { type: 'string' },
  },
}

/** Why an organization cannot be made (organizations-create.json). */
function creationProblem(call: Call, name: string, email: string): string | undefined {
  const { state } = call
  const holder = nameHolder(state, name)
  if (holder && holder !== 'deleted') return 'A user or organization with this name already exists'
  if (email !== '' && !isEmailAddress(email)) return 'Invalid email address'
  if (email !== '' && !hasFeature(state.settings, 'ORG_SHARED_EMAIL') && state.users.find('email', email)) {
    return `Email has already been used: ${email}`
  }
  const problem = nameProblem(name, 'Namespace')
  if (problem) return `Invalid namespace ${name}: ${problem}`
  return holder === 'deleted' ? 'Username is not available' : undefined
}

const createOrganization: Operation = {
  name: 'organization.create',
  method: 'POST',
  path: '/api/v1/organization/',
  handle(call) {
    const { state, clock, identity } = call
    // Making an organization is the person's own business: `user:admin`, not `org:admin` (access-scopes-owner.json).
    const user = requireOwnAccount(call)
    const body = readBody(call, newOrganizationSchema)
    if (hasFeature(state.settings, 'SUPERUSERS_ORG_CREATION_ONLY') && !isSuperuser(state, identity)) {
      throw insufficientScope()
    }
    if (hasHalfSurrogate(body.name)) throw new CrashError('Not encodable')
    const email = body.contact_email ?? body.email ?? ''
    const problem = creationProblem(call, body.name, email)
    if (problem !== undefined) throw invalidRequest(problem)
    const organization = insertOrganization(state, clock, { name: body.name, email, owner: user })
    const metadata = { email: email === '' ? null : email, namespace: organization.name }
    logAction(call, 'org_create', { namespaceId: organization.id }, metadata)
    return json('Created', 201)
  },
}

const readOrganization: Operation = {
  name: 'organization.read',
  method: 'GET',
  path: itemPath,
  handle: (call) => json(organizationView(call, existingOrganization(call))),
}

type OrganizationChange = {
  email?: string
  contact_email?: string | null
  invoice_email?: boolean
  invoice_email_address?: string | null
  tag_expiration_s?: number
}

const changedOrganizationSchema: SchemaOf<OrganizationChange> = {
  type: 'object',
  properties: {
    email: { type: 'string' },
    contact_email: { type: ['string', 'null'] },
    invoice_email: { type: 'boolean' },
    invoice_email_address: { type: ['string', 'null'] },
    tag_expiration_s: { type: 'integer', minimum: 0 },
  },
}

const unitSeconds: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

const secondsOf = (duration: string): number =>
  Number.parseInt(duration, 10) * (unitSeconds[duration.at(-1) ?? 's'] ?? 1)

function checkTagExpiration(call: Call, seconds: number): ApiError | undefined {
  const options = settingWords(call.state.settings, 'TAG_EXPIRATION_OPTIONS').map(secondsOf)
  return options.includes(seconds) ? undefined : modelError('Invalid tag expiration option')
}

function changeAddress(call: Call, organization: Organization, change: OrganizationChange): void {
  const wanted = 'contact_email' in change ? change.contact_email : change.email
  if (wanted === undefined) return
  const email = wanted ?? ''
  if (email !== '' && !isEmailAddress(email)) throw invalidRequest('Invalid email address')
  if (email === organization.email) return
  // Without an address a uuid takes its place; an address cleared twice keeps its uuid.
  if (email === '' && !isRealAddress(organization.email)) return
  call.state.organizations.update(organization.id, { email: email === '' ? randomUuid() : email })
  const metadata = { email, old_email: organization.email, namespace: organization.name }
  logAction(call, 'org_change_email', { namespaceId: organization.id }, metadata)
}

function changeInvoicing(call: Call, { id, name }: Organization, change: OrganizationChange): void {
  if (change.invoice_email !== undefined) {
    call.state.organizations.update(id, { isInvoiceEmailOn: change.invoice_email })
    logAction(
      call,
      'org_change_invoicing',
      { namespaceId: id },
      { invoice_email: change.invoice_email, namespace: name },
    )
  }
  if (change.invoice_email_address !== undefined) {
    call.state.organizations.update(id, { invoiceEmailAddress: change.invoice_email_address })
    const metadata = { invoice_email_address: change.invoice_email_address, namespace: name }
    logAction(call, 'org_change_invoicing', { namespaceId: id }, metadata)
  }
}

function changeTagExpiration(call: Call, { id, name }: Organization, seconds: number | undefined): void {
  if (seconds === undefined || !hasFeature(call.state.settings, 'CHANGE_TAG_EXPIRATION')) return
  const refusal = checkTagExpiration(call, seconds)
  if (refusal) throw refusal
  call.state.organizations.update(id, { tagExpirationSeconds: seconds })
  logAction(call, 'org_change_tag_expiration', { namespaceId: id }, { tag_expiration: seconds, namespace: name })
}

const updateOrganization: Operation = {
  name: 'organization.update',
  method: 'PUT',
  path: itemPath,
  handle(call) {
    const change = readBody(call, changedOrganizationSchema)
    requireAdministrator(call)
    const organization = existingOrganization(call)
    changeAddress(call, organization, change)
    changeInvoicing(call, organization, change)
    changeTagExpiration(call, organization, change.tag_expiration_s)
    const view = organizationView(call, existingOrganization(call))
    // In this answer no team is synced, whatever is true (identity.md 5.3).
    for (const team of Object.values((view['teams'] ?? {}) as Record<string, Record<string, unknown>>)) {
      team['is_synced'] = false
    }
    return json(view)
  },
}

/** Marks an organization for deletion, and says so in the log. */
export function deleteOrganization(call: Call, organization: Organization): void {
  logAction(call, 'org_delete', { namespaceId: organization.id }, { namespace: organization.name })
  markForDeletion(call.state, organization.id)
}

const deleteOperation: Operation = {
  name: 'organization.delete',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    requireFreshLogin(call)
    requireAdministrator(call)
    deleteOrganization(call, existingOrganization(call))
    return noContent()
  },
}

export const organizationOperations: Operation[] = [
  createOrganization,
  readOrganization,
  updateOrganization,
  deleteOperation,
]
