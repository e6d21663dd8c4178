import * as z from 'zod'
import { event } from '../../event.ts'
import { numberedName } from '../namespaces/naming.ts'
import { getUser } from '../namespaces/user-accounts.ts'
import { insertOrganization } from './model.ts'

const addOrganizations = event(
  z.object({ prefix: z.string(), count: z.int().nonnegative(), owner: z.string() }),
  ({ state, clock }, { prefix, count, owner }) => {
    for (let number = 1; number <= count; number += 1) {
      const name = numberedName(prefix, number)
      insertOrganization(state, clock, { name, email: `${name}@example.org`, owner: getUser(state, owner) })
    }
  },
)

export const organizationEvents = { 'organizations.add': addOrganizations }
