import type { ProblemCode } from '@quaymaster/contracts/problem'
import { ProblemError } from '../problems/problem-error.ts'

type Loading<Target> = {
  /** As the call names it, from the outermost part inward: organization, team. */
  key: readonly string[]
  read: () => Promise<Target | undefined>
  /** As the answer names it. */
  keyOf: (target: Target) => readonly string[]
  /** The problem of a target that is not there. */
  missing: ProblemCode
}

/**
 * Reads the target of a change now, since what is stored may be of yesterday, and makes sure that the answer is about the one
 * that was asked for: a change of another one could not be taken back.
 * @throws {ProblemError} `missing`, or `quay_bad_response` for an answer about something else
 */
export async function loadTarget<Target>({ key, read, keyOf, missing }: Loading<Target>): Promise<Target> {
  const target = await read()
  if (target === undefined) throw new ProblemError(missing, 404)
  const answered = keyOf(target)
  const isAsked = answered.length === key.length && answered.every((part, index) => part === key[index])
  if (!isAsked) throw new ProblemError('quay_bad_response', 502)
  return target
}
