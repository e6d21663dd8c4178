import { changeOwnPassword, endOwnSession } from '@quaymaster/contracts/account'
import type { RouteBody } from '@quaymaster/contracts/route'
import { hasProblemCode } from '../../lib/api-error.ts'
import { call } from '../../lib/api.ts'
import { defineChange } from '../../lib/change.ts'
import { meQuery } from '../../lib/me.ts'
import { accountQuery } from './queries.ts'

export const changeOwnPasswordChange = defineChange({
  send: (body: RouteBody<typeof changeOwnPassword>) => call(changeOwnPassword, { body }),
  // Before the page goes on: until this is known, nothing else opens for whoever had to change it.
  keep: (client) => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  invalidates: [accountQuery.queryKey],
})

export const endSessionChange = defineChange({
  send: async (id: string) => {
    try {
      await call(endOwnSession, { params: { id } })
    } catch (error) {
      // It ended by itself meanwhile.
      if (!hasProblemCode(error, 'session_not_found')) throw error
    }
  },
  invalidates: [accountQuery.queryKey],
})
