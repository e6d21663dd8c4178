import type { ProblemCode } from '@quaymaster/contracts/problem'
import { isQuayOutcomeUnknown, type QuayClient } from '@quaymaster/quay-client'
import { ProblemError } from '../problems/problem-error.ts'
import type { QuayGateway } from '../quay/gateway.ts'

/** Sends a change. True where its answer was lost, so that only a reading tells what became of it. */
export async function sendInDoubt(
  quay: Pick<QuayGateway, 'write'>,
  change: (client: QuayClient) => Promise<unknown>,
): Promise<boolean> {
  try {
    await quay.write(change)
    return false
  } catch (error) {
    if (isQuayOutcomeUnknown(error)) return true
    throw error
  }
}

/**
 * How things are after a change.
 * @throws {ProblemError} `outcome_unknown` where that cannot be read
 */
export async function readBack<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    throw new ProblemError('outcome_unknown', 502, { cause })
  }
}

type Change<Target> = {
  quay: Pick<QuayGateway, 'write'>
  change: (client: QuayClient) => Promise<unknown>
  read: () => Promise<Target | undefined>
  /** Whether what is read shows the change. */
  isDone: (target: Target) => boolean
  /** The problem of a target that is not there any more. */
  missing: ProblemCode
}

/**
 * Changes something in Quay and reads it back, whatever became of the answer: Quay's own shows the state before, and one may
 * be lost.
 * @throws {ProblemError} `missing`, `outcome_unknown` where it could not be read, `not_done` where it is not so
 */
export async function changeAndReadBack<Target>({
  quay,
  change,
  read,
  isDone,
  missing,
}: Change<Target>): Promise<Target> {
  await sendInDoubt(quay, change)
  const target = await readBack(read)
  if (target === undefined) throw new ProblemError(missing, 404)
  if (!isDone(target)) throw new ProblemError('not_done', 502)
  return target
}

type Deletion = {
  quay: Pick<QuayGateway, 'write'>
  delete: (client: QuayClient) => Promise<unknown>
  read: () => Promise<unknown>
  /** The problem where Quay says that it deleted, and did not. */
  stillThere: ProblemCode
}

/**
 * Deletes something in Quay, and believes only the reading afterwards.
 * @throws {ProblemError} `stillThere`, `not_done` where the answer was lost as well, `outcome_unknown`
 */
export async function deleteAndReadBack({ quay, delete: change, read, stillThere }: Deletion): Promise<void> {
  const isInDoubt = await sendInDoubt(quay, change)
  if ((await readBack(read)) === undefined) return
  throw isInDoubt ? new ProblemError('not_done', 502) : new ProblemError(stillThere, 409)
}
