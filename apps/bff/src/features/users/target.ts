import type { RouteContract } from '@quaymaster/contracts/route'
import type { Decision } from '@quaymaster/contracts/decision'
import { loadTarget } from '../../mutations/load-target.ts'
import type { MutationCall } from '../../mutations/mutation.ts'
import { decideAction } from '../../policy/action-rules.ts'
import { USER_RULES } from './action-rules.ts'
import { describeTarget, fetchUser } from './context.ts'
import type { UsersContext } from './context.ts'
import type { UserRow } from './inventory.ts'

type NamesUser = { params: { name: string } }
type Call = Pick<MutationCall<RouteContract>, 'request' | 'actor'> & NamesUser

/** The user that a change is about: read from Quay before anything is decided about them. */
export const userTarget = (context: UsersContext, action: keyof typeof USER_RULES.actions) => ({
  target: ({ params }: NamesUser) => ({ kind: 'user', name: params.name }),
  load: ({ params, request }: Call): Promise<UserRow> =>
    loadTarget({
      key: [params.name],
      read: () => fetchUser(context, params.name, context.callOf(request)),
      keyOf: ({ name }) => [name],
      missing: 'user_not_found',
    }),
  decide: (user: UserRow, { actor }: Call): Decision =>
    decideAction(context, USER_RULES, action, actor, describeTarget(context, user)),
})
