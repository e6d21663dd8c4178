import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { isPassing } from './api-error.ts'
import { ME_KEY } from './query-client.ts'

/** A change of something: its call, what its answer tells, and what is read again after it. */
export type Change<Input, Answer> = {
  /** Calls the route; `call` adds the idempotency key and asks for a proof of identity. */
  send: (input: Input) => Promise<Answer>
  /** Takes over what the answer says; the change is done once this is. */
  keep?: (client: QueryClient, answer: Answer, input: Input) => void | Promise<void>
  /** Takes over what a refusal says, for example that the target is gone. */
  fail?: (client: QueryClient, error: unknown, input: Input) => void
  /** Prefixes of what is read again, whether the change went well or not. */
  invalidates?: readonly QueryKey[]
}

export const defineChange = <Input, Answer>(change: Change<Input, Answer>): Change<Input, Answer> => change

/**
 * Does it. Not a mutation of the query client, whose cache would keep input and answer: both may hold a password.
 * @throws whatever the call throws.
 */
export async function runChange<Input, Answer>(
  client: QueryClient,
  change: Change<Input, Answer>,
  input: Input,
): Promise<Answer> {
  try {
    const answer = await change.send(input)
    await change.keep?.(client, answer, input)
    return answer
  } catch (error) {
    // A page learned of trouble first: the shell looks at once, and says it on every page.
    if (isPassing(error)) void client.invalidateQueries({ queryKey: ME_KEY })
    change.fail?.(client, error, input)
    throw error
  } finally {
    for (const queryKey of change.invalidates ?? []) void client.invalidateQueries({ queryKey })
  }
}
