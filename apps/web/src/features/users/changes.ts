import {
  changeUserEmail,
  createUser,
  deleteUser,
  disableUser,
  enableUser,
  exportUsers,
  readUsersAgain,
  sendRecoveryMail,
  setUserPassword,
} from '@quaymaster/contracts/users'
import type { RouteBody } from '@quaymaster/contracts/route'
import type { QueryClient } from '@tanstack/react-query'
import { hasProblemCode } from '../../lib/api-error.ts'
import { call } from '../../lib/api.ts'
import { defineChange } from '../../lib/change.ts'
import { refreshList } from '../../lib/inventory-list.ts'
import { dropUser, keepInventoryProgress, keepUser, USERS_KEY } from './user-cache.ts'

function forgetGone(client: QueryClient, error: unknown, name: string): void {
  if (hasProblemCode(error, 'user_not_found')) void dropUser(client, name)
}

export const enableUserChange = defineChange({
  send: (name: string) => call(enableUser, { params: { name } }),
  keep: keepUser,
  fail: forgetGone,
})

export const disableUserChange = defineChange({
  send: (name: string) => call(disableUser, { params: { name } }),
  keep: keepUser,
  fail: forgetGone,
})

export const sendRecoveryMailChange = defineChange({
  send: (name: string) => call(sendRecoveryMail, { params: { name } }),
  keep: (client, { detail }) => keepUser(client, detail),
  fail: forgetGone,
})

export const changeUserEmailChange = (name: string) =>
  defineChange({
    send: (email: string) => call(changeUserEmail, { params: { name }, body: { email } }),
    keep: keepUser,
  })

/** The caches are for the page to change, once it has left the user who is gone. */
export const deleteUserChange = (name: string) =>
  defineChange({ send: () => call(deleteUser, { params: { name }, query: { confirm: name } }) })

export const createUserChange = defineChange({
  send: (body: RouteBody<typeof createUser>) => call(createUser, { body }),
  keep: (client, { detail }) => {
    keepUser(client, detail)
    void refreshList(client, USERS_KEY)
  },
})

export const setUserPasswordChange = (name: string) =>
  defineChange({
    send: (password: string | undefined) => call(setUserPassword, { params: { name }, body: { password } }),
    keep: (client, { detail }) => keepUser(client, detail),
  })

export const readUsersAgainChange = defineChange({
  send: () => call(readUsersAgain),
  keep: (client, { inventory }) => keepInventoryProgress(client, inventory),
})

export const exportUsersChange = defineChange({
  send: (body: RouteBody<typeof exportUsers>) => call(exportUsers, { body }),
})
