import { modelError } from '../../api/api-error.ts'
import type { MailCode } from './rows.ts'
import type { User } from '../namespaces/user-rows.ts'
import type { State } from '../../state.ts'
import { randomUuid } from '../../random-text.ts'

/**
 * Sends a mail, or fails as Quay does; what was done before stays done (settings-mail.json).
 * @param code what its link carries
 */
export function sendMail(state: State, to: string, subject: string, code?: string): void {
  if (!state.canSendMail) {
    throw modelError('Could not send email. Please contact an administrator and report this problem.')
  }
  state.sentMails.push(code === undefined ? { to, subject } : { to, subject, code })
}

/** Sends a user a link with a code: to the address that it confirms. */
export function sendCode(
  state: State,
  user: User,
  { subject, ...wanted }: Pick<MailCode, 'purpose' | 'newEmail'> & { subject: string },
): void {
  const code = randomUuid()
  state.mailCodes.insert({ id: state.nextId('mailCodes'), code, userId: user.id, ...wanted })
  sendMail(state, wanted.newEmail ?? user.email, subject, code)
}
