import * as z from 'zod'
import { event } from '../../event.ts'
import { getUser } from '../namespaces/user-accounts.ts'
import { insertToken } from './model.ts'

const addToken = event(
  z.object({
    user: z.string(),
    token: z.string(),
    scope: z.string(),
    organization: z.string().default('console'),
    application: z.string().default('console'),
  }),
  ({ state, clock }, { user, token, scope, ...from }) => {
    const owner = state.organizations.find('name', from.organization)
    const applications = owner ? state.applications.findAll('organizationId', owner.id) : []
    const application = applications.find(({ name }) => name === from.application)
    if (!application) throw new Error(`There is no application ${from.application} of ${from.organization}`)
    insertToken(state, clock, { applicationId: application.id, userId: getUser(state, user).id, token, scope })
  },
)

const expireToken = event(z.object({ token: z.string() }), ({ state, clock }, { token }) => {
  const known = state.tokens.find('token', token)
  if (!known) throw new Error('There is no such token')
  state.tokens.update(known.id, { expiresMs: clock.nowMs() - 1000 })
})

export const applicationEvents = { 'token.add': addToken, 'token.expire': expireToken }
