import * as z from 'zod'
import { changeSettings } from '../settings.ts'
import { event } from './world.ts'

const changeMail = event(z.object({ works: z.boolean() }), ({ state }, { works }) => {
  changeSettings(state.settings, { FEATURE_MAILING: true })
  state.canSendMail = works
})

const change = event(z.record(z.string(), z.unknown()), ({ state }, settings) =>
  changeSettings(state.settings, settings),
)

export const settingsEvents = { mail: changeMail, settings: change }
