import * as z from 'zod'
import { event } from '../../event.ts'
import { changeSettings } from '../../settings.ts'

const changeMail = event(z.object({ works: z.boolean() }), ({ state }, { works }) => {
  changeSettings(state.settings, { FEATURE_MAILING: true })
  state.canSendMail = works
})

const readCode = event(z.object({ to: z.string() }), ({ state }, { to }) => {
  const mail = state.sentMails.findLast((sent) => sent.to === to && sent.code !== undefined)
  if (!mail) throw new Error(`No mail with a code went to ${to}`)
  return { token: mail.code }
})

export const mailEvents = { mail: changeMail, 'mail.code': readCode }
