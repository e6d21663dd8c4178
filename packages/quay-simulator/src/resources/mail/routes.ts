import { json, page, type Answer } from '../../api/answer.ts'
import { readBody, type Call, type Operation } from '../../api/call.ts'
import type { MailCode } from './rows.ts'
import type { User } from '../namespaces/user-rows.ts'
import { sendCode, sendMail } from './model.ts'
import { logAction } from '../../action-log/log-action.ts'
import { changeEmail } from '../namespaces/user-accounts.ts'
import type { SchemaOf } from '../../python/schema.ts'
import { markSession, startSession } from '../sign-in/session.ts'

const schema: SchemaOf<{ email: string }> = {
  type: 'object',
  required: ['email'],
  properties: { email: { type: 'string' } },
}

/** An organization's name with its middle hidden. */
function redacted(name: string): string {
  const shown = Math.max(Math.floor(name.length / 3) - 1, 1)
  const isShown = (position: number) => position < shown || position >= name.length - shown
  return [...name].map((letter, position) => (isShown(position) ? letter : '•')).join('')
}

/** Sends a link to whoever forgot the password; nothing is told of addresses that nobody has, and nothing is written down. */
const requestRecovery: Operation = {
  name: 'recovery.request',
  method: 'POST',
  path: '/api/v1/recovery',
  isOpenToAnonymous: true,
  handle(call) {
    const { state } = call
    const { email } = readBody(call, schema)
    markSession(call)
    const user = state.users.find('email', email)
    const organization = [...state.organizations.all()].find((row) => row.email === email)
    if (!user && organization) {
      sendMail(state, email, `Organization ${organization.name} recovery`)
      return json({ status: 'org', orgemail: email, orgname: redacted(organization.name) })
    }
    if (user) sendCode(state, user, { purpose: 'recovery', newEmail: null, subject: 'Account recovery' })
    return json({ status: 'sent' })
  },
}

type TakenCode = { row: MailCode; user: User }

/** Takes a code, which is good once. */
function takeCode(call: Call, purpose: MailCode['purpose']): TakenCode | undefined {
  const { state } = call
  const row = state.mailCodes.find('code', call.query.get('code') ?? '')
  const user = row && state.users.get(row.userId)
  if (!user || row.purpose !== purpose) return undefined
  state.mailCodes.delete(row.id)
  return { row, user }
}

function signInAndGo(call: Call, user: User, location: string): Answer {
  startSession(call, user)
  const moved = page(302, 'Redirecting...')
  return { ...moved, headers: { ...moved.headers, location } }
}

/** A page of the web UI that says so. */
const unknownCode = () => page(200, 'Invalid confirmation code')

/** A page to which a link in a mail leads; whoever follows the link is signed in by it. */
const linkOperation = (
  name: string,
  path: string,
  purpose: MailCode['purpose'],
  follow: (call: Call, taken: TakenCode) => Answer,
): Operation => ({
  name,
  method: 'GET',
  path,
  handle(call) {
    const taken = takeCode(call, purpose)
    return taken ? follow(call, taken) : unknownCode()
  },
})

const followRecovery = linkOperation('recovery.follow', '/recovery', 'recovery', (call, { user }) => {
  // Whoever reads the mail has the address.
  call.state.users.update(user.id, { isVerified: true })
  return signInAndGo(call, user, `/user/${user.username}/?tab=settings&action=password`)
})

/** Confirms an address: of a change an entry without performer (logs-real-recovery.json, steps 12 and 13). */
const followConfirmation = linkOperation('confirmation.follow', '/confirm', 'confirmation', (call, { row, user }) => {
  if (row.newEmail === null) {
    call.state.users.update(user.id, { isVerified: true })
    return signInAndGo(call, user, '/')
  }
  changeEmail(call.state, user, row.newEmail, true)
  const metadata = { email: row.newEmail, old_email: user.email }
  logAction(call, 'user_change_email', { namespaceId: user.id, performerId: null }, metadata)
  return signInAndGo(call, user, `/user/${user.username}/?tab=settings`)
})

export const mailLinkOperations: Operation[] = [requestRecovery, followRecovery, followConfirmation]
