import {
  changeUserEmail,
  createUser,
  deleteUser,
  disableUser,
  enableUser,
  listUsers,
  readUser,
  readUsersAgain,
  sendRecoveryMail,
  setUserPassword,
} from '@quaymaster/contracts/users'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { UserRow } from './inventory.ts'
import { assertAccessUnchanged } from '../../policy/guard.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { addMutation } from '../../mutations/add-mutation.ts'
import { answerWithSecret } from '../../mutations/one-time-secret.ts'
import type { MutationCall } from '../../mutations/mutation.ts'
import { addRoute } from '../../routing/add-route.ts'
import { changeEmail, deleteUserVerified, setUserEnabled } from './change-user.ts'
import { usersContext } from './context.ts'
import { createNewUser } from './create-user.ts'
import { presentUserDetail } from './detail.ts'
import { listStoredUsers } from './list-users.ts'
import { readOneUser } from './read-user.ts'
import { sendRecovery } from './send-recovery.ts'
import { setPassword } from './set-password.ts'
import { userTarget } from './target.ts'

/** People of the registry. */
export async function userRoutes(app: FastifyInstance): Promise<void> {
  const context = usersContext(app)
  const { callOf } = context
  const detailAfter = (request: FastifyRequest, user: UserRow) =>
    presentUserDetail(context, request.actor, user, 'quay', request.id)
  /** For a repeat in another role: what was kept shows the person as the role of then saw them. */
  const detailAgain = (name: string, request: FastifyRequest) =>
    readOneUser(context, request.actor, name, false, callOf(request))
  const replayDetail = {
    replay: (_kept: unknown, { params, request }: { params: { name: string }; request: FastifyRequest }) =>
      detailAgain(params.name, request),
  }
  addRoute(app, listUsers, ({ query }, { actor }) => listStoredUsers(context, actor.role, query))

  addRoute(app, readUser, ({ params, query }, request) =>
    readOneUser(context, request.actor, params.name, query.fresh === 'true', callOf(request)),
  )

  addMutation(app, readUsersAgain, {
    target: () => ({ kind: 'registry', name: app.quay.summary().host }),
    async run() {
      context.users.refresh()
      return { body: { inventory: context.users.progress() } }
    },
  })

  addMutation(app, createUser, {
    target: ({ body }) => ({ kind: 'user', name: body.name }),
    isSerial: true,
    async run({ body, request }) {
      const made = await createNewUser(context, body, callOf(request), () => assertAccessUnchanged(request))
      const { user, password, isConfirmationMailSent } = made
      return answerWithSecret({ detail: detailAfter(request, user), isConfirmationMailSent }, 'password', password)
    },
    replay: async (kept, { body, request }) => ({ ...kept, detail: await detailAgain(body.name, request) }),
  })

  addMutation(app, enableUser, {
    ...userTarget(context, 'enable'),
    ...replayDetail,
    async run({ loaded, request }) {
      return { body: detailAfter(request, await setUserEnabled(context, loaded, true, callOf(request))) }
    },
  })

  addMutation(app, disableUser, {
    ...userTarget(context, 'disable'),
    ...replayDetail,
    async run({ loaded, request }) {
      return { body: detailAfter(request, await setUserEnabled(context, loaded, false, callOf(request))) }
    },
  })

  addMutation(app, changeUserEmail, {
    ...userTarget(context, 'changeEmail'),
    ...replayDetail,
    async run({ body, loaded, request }) {
      return { body: detailAfter(request, await changeEmail(context, loaded, body.email, callOf(request))) }
    },
  })

  addMutation(app, setUserPassword, {
    ...userTarget(context, 'setPassword'),
    replay: async (kept, { params, request }) => ({ ...kept, detail: await detailAgain(params.name, request) }),
    async run({ body, loaded, request }) {
      const { user, password } = await setPassword(context, loaded, body.password, callOf(request))
      return answerWithSecret({ detail: detailAfter(request, user) }, 'password', password)
    },
  })

  addMutation(app, sendRecoveryMail, {
    ...userTarget(context, 'sendRecoveryMail'),
    replay: async (kept, { params, request }) => ({ ...kept, detail: await detailAgain(params.name, request) }),
    async run({ loaded, request }) {
      await sendRecovery(context, loaded, callOf(request))
      return { body: { detail: detailAfter(request, loaded) } }
    },
  })

  const deletion = userTarget(context, 'delete')
  addMutation(app, deleteUser, {
    ...deletion,
    async load(call: MutationCall<typeof deleteUser>) {
      if (call.query.confirm !== call.params.name) throw new ProblemError('input_invalid', 400, { field: 'confirm' })
      return await deletion.load(call)
    },
    async run({ loaded, request }) {
      await deleteUserVerified(context, loaded.name, callOf(request))
      return { body: undefined }
    },
  })
}
