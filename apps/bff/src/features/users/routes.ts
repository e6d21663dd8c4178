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
import type { OneTimePassword } from '@quaymaster/contracts/users'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { UserRow } from './inventory.ts'
import { assertAccessUnchanged } from '../../policy/guard.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { addMutation } from '../../mutations/add-mutation.ts'
import { addRoute } from '../../routing/add-route.ts'
import { changeEmail, deleteUserVerified, setUserEnabled } from './change-user.ts'
import { usersContext } from './context.ts'
import type { CallContext } from './context.ts'
import { createNewUser } from './create-user.ts'
import { CreationQueue } from './creation-queue.ts'
import { presentUserDetail } from './detail.ts'
import { listStoredUsers } from './list-users.ts'
import { readOneUser } from './read-user.ts'
import { sendRecovery } from './send-recovery.ts'
import { setPassword } from './set-password.ts'
import { UserTargets } from './target.ts'

/** People of the registry. */
export async function userRoutes(app: FastifyInstance): Promise<void> {
  const context = usersContext(app)
  const targets = new UserTargets(context)
  const creations = new CreationQueue()
  const callOf = ({ id, actor }: FastifyRequest): CallContext => ({
    userAgent: app.quay.userAgent({ requestId: id, staffId: actor.staffId }),
  })
  const decideDelete = targets.decider('delete', callOf)
  const detailAfter = (request: FastifyRequest, user: UserRow) =>
    presentUserDetail(context, request.actor, user, 'quay', request.id)
  /** For a repeat in another role: what was kept shows the person as the role of then saw them. */
  const detailAgain = (name: string, request: FastifyRequest) =>
    readOneUser(context, request.actor, name, false, callOf(request))
  const replayDetail = {
    replay: (_kept: unknown, { params, request }: { params: { name: string }; request: FastifyRequest }) =>
      detailAgain(params.name, request),
  }
  const onUser = ({ params }: { params: { name: string } }) => ({ kind: 'user', name: params.name })

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
    async run({ body, request }) {
      const make = () => createNewUser(context, body, callOf(request), () => assertAccessUnchanged(request))
      const { user, password, isConfirmationMailSent } = await creations.run(body.name, make)
      const answer = { detail: detailAfter(request, user), isConfirmationMailSent }
      return { body: { ...answer, password }, replayBody: { ...answer, password: shownBefore(password) } }
    },
    replay: async (kept, { body, request }) => ({ ...kept, detail: await detailAgain(body.name, request) }),
  })

  addMutation(app, enableUser, {
    target: onUser,
    abilities: targets.decider('enable', callOf),
    ...replayDetail,
    async run({ request }) {
      const user = await setUserEnabled(context, targets.of(request), true, callOf(request))
      return { body: detailAfter(request, user) }
    },
  })

  addMutation(app, disableUser, {
    target: onUser,
    abilities: targets.decider('disable', callOf),
    ...replayDetail,
    async run({ request }) {
      const user = await setUserEnabled(context, targets.of(request), false, callOf(request))
      return { body: detailAfter(request, user) }
    },
  })

  addMutation(app, changeUserEmail, {
    target: onUser,
    abilities: targets.decider('changeEmail', callOf),
    ...replayDetail,
    async run({ body, request }) {
      const user = await changeEmail(context, targets.of(request), body.email, callOf(request))
      return { body: detailAfter(request, user) }
    },
  })

  addMutation(app, setUserPassword, {
    target: onUser,
    abilities: targets.decider('setPassword', callOf),
    replay: async (kept, { params, request }) => ({ ...kept, detail: await detailAgain(params.name, request) }),
    async run({ body, request }) {
      const { user, password } = await setPassword(context, targets.of(request), body.password, callOf(request))
      const detail = detailAfter(request, user)
      return { body: { detail, password }, replayBody: { detail, password: shownBefore(password) } }
    },
  })

  addMutation(app, sendRecoveryMail, {
    target: onUser,
    abilities: targets.decider('sendRecoveryMail', callOf),
    replay: async (kept, { params, request }) => ({ ...kept, detail: await detailAgain(params.name, request) }),
    async run({ request }) {
      const user = targets.of(request)
      await sendRecovery(context, user, callOf(request))
      return { body: { detail: detailAfter(request, user) } }
    },
  })

  addMutation(app, deleteUser, {
    target: onUser,
    async abilities(input) {
      if (input.query.confirm !== input.params.name) throw new ProblemError('input_invalid', 400, { field: 'confirm' })
      return await decideDelete(input)
    },
    async run({ request }) {
      await deleteUserVerified(context, targets.of(request).name, callOf(request))
      return { body: undefined }
    },
  })
}

/** A password is shown in one answer only, and a repeat of the call is another one. */
function shownBefore(password: OneTimePassword): OneTimePassword {
  return password.state === 'shown' ? { state: 'already-shown' } : password
}
