import { createCollection, type Row } from '../../collection.ts'

/** A code that was sent by mail: it signs its reader in, and confirms an address. */
export type MailCode = Row & {
  code: string
  userId: number
  purpose: 'recovery' | 'confirmation'
  /** The address to be changed to, where that is what the code confirms. */
  newEmail: string | null
}

/** A mail that went out, with the code of its link. */
export type SentMail = { to: string; subject: string; code?: string }

/** The tables of mail, empty. */
export const createMailState = () => ({
  mailCodes: createCollection<MailCode, 'code' | 'userId'>({ code: (row) => row.code, userId: (row) => row.userId }),
  /** Whether mail goes out, where mail is on. */
  canSendMail: true,
  /** Oldest first. */
  sentMails: new Array<SentMail>(),
})
