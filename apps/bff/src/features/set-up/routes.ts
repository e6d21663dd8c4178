import { checkSetUpCode, createFirstAdministrator } from '@quaymaster/contracts/set-up'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AuditResult } from '../../audit/entry.ts'
import { isoOf } from '../../time/clock.ts'
import { isProblemError, ProblemError } from '../../problems/problem-error.ts'
import { addRoute, SMALL_BODY_BYTES } from '../../routing/add-route.ts'
import { establishSession } from '../../auth/sessions/sessions.ts'
import { checkCode, removeCodeFile } from '../../auth/set-up/set-up-code.ts'
import { withAnswerFloor } from '../../auth/sign-in/answer-floor.ts'
import { isCommonPassword } from '../../auth/sign-in/common-passwords.ts'
import { assertBrowserCanKeepCookie } from '../../auth/sign-in/sign-in.ts'
import { FIRST_ROLE } from './policy.ts'
import { hasStaff, insertStaff } from '../../auth/sign-in/staff-accounts.ts'

/** From the code of the terminal to the first administrator. */
export async function setUpRoutes(app: FastifyInstance): Promise<void> {
  addRoute(
    app,
    checkSetUpCode,
    async ({ body }, request) => {
      await withAnswerFloor(app.signIn.answerFloorMs, () => check(app, request, body.code))
      return {
        registryHost: app.quay.summary().host,
        accounts: app.quay
          .credentials()
          .filter(({ state }) => state !== 'absent')
          .map(({ token, account }) => ({ token, name: account ?? null })),
      }
    },
    { maxBodyBytes: SMALL_BODY_BYTES },
  )

  addRoute(
    app,
    createFirstAdministrator,
    async ({ body }, request) => {
      await withAnswerFloor(app.signIn.answerFloorMs, async () => {
        assertBrowserCanKeepCookie(request)
        await check(app, request, body.code)
        if (isCommonPassword(body.password, body.name)) {
          throw new ProblemError('password_too_common', 400, { field: 'password' })
        }
        await createAdministrator(app, request, body.name, body.password)
      })
      return { returnTo: '/' }
    },
    { maxBodyBytes: SMALL_BODY_BYTES },
  )
}

function record(request: FastifyRequest, result: AuditResult, status: number, name?: string): void {
  request.server.audit.record({
    operation: 'set-up.create-administrator',
    requestId: request.id,
    actor: { staffId: null, name: null, role: null, sessionId: null, address: request.senderAddress },
    target: name === undefined ? undefined : { kind: 'staff', name },
    result,
    status,
  })
}

async function check(app: FastifyInstance, request: FastifyRequest, code: string): Promise<void> {
  try {
    await checkCode(app.store, code, app.clock.now())
  } catch (error) {
    if (isProblemError(error) && error.code === 'set_up_code_wrong') record(request, 'refused', error.status)
    throw error
  }
}

/** At most one of several at once succeeds: whether somebody has an account is asked where the account is made. */
async function createAdministrator(app: FastifyInstance, request: FastifyRequest, name: string, password: string) {
  const passwordHash = await app.signIn.passwords.hash(password)
  const createdAt = isoOf(app.clock.now())
  const account = await app.store.transaction().execute(async (work) => {
    if (await hasStaff(work)) throw new ProblemError('set_up_done', 409)
    await work.deleteFrom('set_up_code').execute()
    return insertStaff(work, { name, role: FIRST_ROLE, passwordHash, mustChangePassword: false, createdAt })
  })
  if (account === undefined) throw new ProblemError('set_up_done', 409)
  removeCodeFile(app.config.dataDir)
  record(request, 'ok', 200, name)
  await establishSession(request, account)
}
