import { json, type Answer } from '../../../api/answer.ts'
import { invalidRequest, modelError } from '../../../api/api-error.ts'
import { readBody, type Call, type Operation } from '../../../api/call.ts'
import { sendCode, sendMail } from '../../mail/model.ts'
import { nameHolder } from '../../namespaces/model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { changeEmail, changePassword, renameUser } from '../../namespaces/user-accounts.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import { hasFeature } from '../../../settings.ts'
import type { User } from '../../namespaces/user-rows.ts'
import { ownView } from './current-user.ts'
import { startSession } from '../../sign-in/session.ts'
import { requireOwnAccount } from '../../../auth/callers.ts'

type OwnChange = {
  password?: string
  invoice_email?: boolean
  invoice_email_address?: string | null
  email?: string
  tag_expiration_s?: number
  username?: string
  company?: string | null
  family_name?: string | null
  given_name?: string | null
  location?: string | null
}

const ownChangeSchema: SchemaOf<OwnChange> = {
  type: 'object',
  properties: {
    password: { type: 'string' },
    invoice_email: { type: 'boolean' },
    email: { type: 'string' },
    tag_expiration_s: { type: 'integer', minimum: 0 },
    username: { type: 'string' },
    invoice_email_address: { type: ['string', 'null'] },
    given_name: { type: ['string', 'null'] },
    family_name: { type: ['string', 'null'] },
    company: { type: ['string', 'null'] },
    location: { type: ['string', 'null'] },
  },
}

const log = (call: Call, { id }: User, kind: string, metadata: Record<string, unknown>): void =>
  logAction(call, kind, { namespaceId: id }, metadata)

/** The parts of an account that nobody has to confirm: one entry for each that was sent (log-kinds.md). */
function changePlainParts(call: Call, user: User, change: OwnChange): void {
  const { invoice_email: isOn, invoice_email_address: address, tag_expiration_s: seconds } = change
  call.state.users.update(user.id, {
    isInvoiceEmailOn: isOn ?? user.isInvoiceEmailOn,
    invoiceEmailAddress: address === undefined ? user.invoiceEmailAddress : address,
    tagExpirationSeconds: seconds ?? user.tagExpirationSeconds,
  })
  if (isOn !== undefined) log(call, user, 'user_change_invoicing', { invoice_email: isOn })
  if (address !== undefined) log(call, user, 'user_change_invoicing', { invoice_email_address: address })
  if (seconds !== undefined) log(call, user, 'user_change_tag_expiration', { tag_expiration: seconds })
}

function changeProfile(call: Call, user: User, change: OwnChange): void {
  const { given_name, family_name, company, location } = change
  const sent = Object.entries({ given_name, family_name, company, location }).filter(([, value]) => value !== undefined)
  if (sent.length === 0) return
  call.state.users.update(user.id, {
    profile: {
      company: company === undefined ? user.profile.company : company,
      familyName: family_name === undefined ? user.profile.familyName : family_name,
      givenName: given_name === undefined ? user.profile.givenName : given_name,
      location: location === undefined ? user.profile.location : location,
    },
  })
  log(call, user, 'user_change_metadata', Object.fromEntries(sent))
}

/** Where there is mail, the new address waits for its owner: no entry before (logs-real-recovery.json, steps 9 and 10). */
function changeOwnEmail(call: Call, user: User, email: string): void {
  const { state } = call
  if (email === user.email) return
  if (state.users.find('email', email)) throw invalidRequest('E-mail address already used')
  if (hasFeature(state.settings, 'MAILING')) {
    sendCode(state, user, { purpose: 'confirmation', newEmail: email, subject: 'Confirm your new e-mail address' })
    return
  }
  changeEmail(state, user, email, true)
  log(call, user, 'user_change_email', { email, old_email: user.email })
}

function changeName(call: Call, user: User, name: string): void {
  const { state } = call
  if (!hasFeature(state.settings, 'USER_RENAME') || name === '' || name === user.username) return
  const holder = nameHolder(state, name)
  if (holder === 'user' || holder === 'organization') throw invalidRequest('Username is already in use')
  if (holder) throw modelError('Username is not available')
  renameUser(state, user, name)
  log(call, user, 'user_change_name', { old_username: user.username })
}

/** A new password ends the sessions of before and starts another one. */
function changeOwnPassword(call: Call, user: User, password: string): void {
  changePassword(call.state, user, password)
  log(call, user, 'account_change_password', {})
  if (hasFeature(call.state.settings, 'MAILING')) sendMail(call.state, user.email, 'Your password has been changed')
}

function applyOwnChange(call: Call, user: User, change: OwnChange): void {
  if (change.password !== undefined) changeOwnPassword(call, user, change.password)
  changePlainParts(call, user, change)
  if (change.email !== undefined) changeOwnEmail(call, user, change.email)
  changeProfile(call, user, change)
  if (change.username !== undefined) changeName(call, user, change.username)
}

const updateCurrentUser: Operation = {
  name: 'current-user.update',
  method: 'PUT',
  path: '/api/v1/user/',
  handle(call): Answer {
    const user = requireOwnAccount(call)
    const change = readBody(call, ownChangeSchema)
    applyOwnChange(call, user, change)
    const changed = call.state.users.get(user.id) ?? user
    const { organizations, ...rest } = ownView(call, changed)
    // With another name the caller counts as another user for a moment (logs-real-account.json, step 16).
    const view = changed.username === user.username ? { ...rest, organizations } : rest
    const isNewSession = change.password !== undefined && call.identity.kind === 'session'
    return isNewSession ? startSession(call, changed, view) : json(view)
  },
}

export const ownAccountOperations: Operation[] = [updateCurrentUser]
