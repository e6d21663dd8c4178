import type { OneTimeSecret } from '@quaymaster/contracts/one-time-secret'
import { isQuayOutcomeUnknown, isQuayUserRefusedError } from '@quaymaster/quay-client'
import { userItem } from './inventory.ts'
import type { UserRow } from './inventory.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { readBack } from '../../mutations/change-and-read-back.ts'
import { fetchUser } from './context.ts'
import type { CallContext, UsersContext } from './context.ts'

type NewUser = { name: string; email?: string | undefined }
type CreatedUser = { user: UserRow; password: OneTimeSecret; isConfirmationMailSent: boolean }

/**
 * Makes a person. Quay makes the password and tells it once; where its answer is lost, or is an error although the person
 * was made, reading back finds out, since nobody of that name was there before. `assertAccess` throws once the caller may no
 * longer do this.
 * @throws {QuayError | ProblemError}
 */
export async function createNewUser(
  context: UsersContext,
  user: NewUser,
  call: CallContext,
  assertAccess: () => Promise<void>,
): Promise<CreatedUser> {
  const isMailOn = context.quay.description()?.hasMailing === true
  if (isMailOn && user.email === undefined) throw emailRequired()
  if ((await fetchUser(context, user.name, call)) !== undefined) {
    throw new ProblemError('user_name_taken', 409, { field: 'name' })
  }
  // Others of that name and Quay were waited for.
  await assertAccess()
  const { readAt } = context.users.beginRead()
  const password = await create(context, user, call)
  const isLost = password.state === 'lost'
  const row = isLost
    ? await readBack(() => fetchUser(context, user.name, call))
    : await readMade(context, user, readAt, call)
  if (row === undefined) throw new ProblemError(isMailFailure(password) ? 'mail_not_sent' : 'not_done', 502)
  return { user: row, password, isConfirmationMailSent: isMailOn && !isLost }
}

async function create(context: UsersContext, { name, email }: NewUser, call: CallContext): Promise<OneTimeSecret> {
  try {
    const made = await context.quay.write((client) => client.users.create({ userName: name, email }, call))
    return { state: 'shown', value: made.password }
  } catch (error) {
    if (isQuayUserRefusedError(error)) {
      if (error.refusal === 'mail-not-sent') return { state: 'lost', reason: 'mail_not_sent' }
      if (error.refusal === 'email-invalid' && email === undefined) throw emailRequired()
    }
    if (isQuayOutcomeUnknown(error)) return { state: 'lost', reason: 'answer_lost' }
    throw error
  }
}

/** The person as Quay says now; where that cannot be read, as its answer told, for the password must not be lost with it. */
async function readMade(
  context: UsersContext,
  { name, email }: NewUser,
  readAt: string,
  call: CallContext,
): Promise<UserRow> {
  const row = await fetchUser(context, name, call).catch(() => 'unreadable' as const)
  if (row === undefined) throw new ProblemError('user_not_found', 404)
  if (row !== 'unreadable') return row
  const isVerified = context.quay.description()?.hasMailing !== true
  const told = { name, email, isVerified, isEnabled: true, superuserKind: 'none', quota: undefined } as const
  return await context.users.record(userItem(told), { ...context.users.beginRead(), readAt })
}

const isMailFailure = (password: OneTimeSecret) => password.state === 'lost' && password.reason === 'mail_not_sent'

const emailRequired = () => new ProblemError('user_email_required', 400, { field: 'email' })
