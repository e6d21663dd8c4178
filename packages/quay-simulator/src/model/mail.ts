import { modelError } from '../api-error.ts'
import type { State } from '../state.ts'

/** Sends a mail, or fails as Quay does; what was done before stays done (settings-mail.json). */
export function sendMail(state: State, to: string, subject: string): void {
  if (!state.canSendMail) {
    throw modelError('Could not send email. Please contact an administrator and report this problem.')
  }
  state.sentMails.push({ to, subject })
}
