import type { FastifyRequest } from 'fastify'
import { isoOf } from '../../time/clock.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { establishSession } from '../sessions/sessions.ts'
import { senderOf } from '../../http/sender-network.ts'
import { withAnswerFloor } from './answer-floor.ts'
import { findStaff, findStaffById, type StaffRow } from './staff-accounts.ts'
import { accountKey, type Admission } from './throttle.ts'

const STEP_UP_MS = 600_000

function assertAdmitted(admission: Admission): void {
  if (admission.isAdmitted) return
  const retryAfterSeconds = Math.ceil(admission.retryAfterMs / 1000)
  throw new ProblemError('sign_in_throttled', 429, { retryAfterSeconds, params: { seconds: retryAfterSeconds } })
}

/** Records who signed in, or tried to. A name that belongs to nobody is not written down: it may be a password. */
function recordSignIn(request: FastifyRequest, account: StaffRow | undefined, isRight: boolean): void {
  const { audit } = request.server
  try {
    audit.record({
      operation: 'session.create',
      requestId: request.id,
      actor: {
        staffId: account?.id ?? null,
        name: account?.name ?? null,
        role: account?.role ?? null,
        sessionId: request.session?.signIn?.publicId ?? null,
        address: request.senderAddress,
      },
      result: isRight ? 'ok' : 'refused',
      status: isRight ? 200 : 401,
      detail: { method: 'password' },
    })
  } catch (error) {
    request.log.error({ err: error }, 'a sign-in could not be recorded')
  }
}

/**
 * Signs in with name and password.
 * @throws {ProblemError} `sign_in_failed`, the same for a wrong name, a wrong password and a disabled account, or
 *   `sign_in_throttled` with the seconds to wait.
 */
export async function signIn(request: FastifyRequest, name: string, password: string): Promise<void> {
  const app = request.server
  await withAnswerFloor(app.signIn.answerFloorMs, async () => {
    assertBrowserCanKeepCookie(request)
    const key = accountKey(name)
    const sender = senderOf(request.senderAddress)
    if (app.signIn.passwords.isFull) assertAdmitted({ isAdmitted: false, retryAfterMs: 1000 })
    assertAdmitted(await app.signIn.throttle.admit(key, sender, app.clock.now()))
    const account = await findStaff(app.store, name)
    const fits = await app.signIn.passwords.verify(account?.password_hash, password)
    if (!fits || account === undefined || account.is_enabled !== 1) {
      recordSignIn(request, account, false)
      throw new ProblemError('sign_in_failed', 401)
    }
    const now = app.clock.now()
    await app.signIn.throttle.succeed(key, sender, now)
    await establishSession(request, account)
    if (!(await isUnchanged(request, account))) {
      await request.session.destroy()
      recordSignIn(request, account, false)
      throw new ProblemError('sign_in_failed', 401)
    }
    await app.store
      .updateTable('staff')
      .set({ last_sign_in_at: isoOf(now) })
      .where('id', '=', account.id)
      .execute()
    recordSignIn(request, account, true)
  })
}

/**
 * Checking a password takes a while. A reset or a disabled account ends the sessions that exist by then, so this is asked
 * once the new one exists.
 */
async function isUnchanged({ server }: FastifyRequest, { id, password_hash }: StaffRow): Promise<boolean> {
  const account = await findStaffById(server.store, id)
  return account?.is_enabled === 1 && account.password_hash === password_hash
}

/** With a Secure cookie and a proxy that does not say https, the cookie would silently not be set. */
export function assertBrowserCanKeepCookie(request: FastifyRequest): void {
  if (!request.server.isSecureOrigin || request.protocol === 'https') return
  request.log.error('the proxy in front does not send X-Forwarded-Proto: https')
  throw new ProblemError('request_origin_refused', 403, { params: { header: 'X-Forwarded-Proto' } })
}

/**
 * Checks the password of whoever is signed in, slowed like a sign-in but in a lane of its own.
 * @throws {ProblemError} `code` when it is wrong
 */
export async function provePassword(
  request: FastifyRequest,
  password: string,
  code: 'step_up_failed' | 'password_wrong',
): Promise<void> {
  const { actor, server: app } = request
  await withAnswerFloor(app.signIn.answerFloorMs, async () => {
    const lane = `proof ${actor.staffId}`
    assertAdmitted(await app.signIn.throttle.admitProof(lane, app.clock.now()))
    const account = await findStaff(app.store, actor.name)
    const fits = await app.signIn.passwords.verify(account?.password_hash, password)
    if (!fits) throw new ProblemError(code, 403, code === 'password_wrong' ? { field: 'currentPassword' } : {})
    await app.signIn.throttle.succeedProof(lane)
  })
}

/** Until when a proof given now counts. */
export const stepUpUntil = (now: number): string => isoOf(now + STEP_UP_MS)
