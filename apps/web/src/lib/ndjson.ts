import { hasProblemCode, readProblem, unreachable, unreadable } from './api-error.ts'
import { noteServerDate } from './server-clock.ts'
import { reportSessionEnded } from './session-gate.ts'

/**
 * Reads an answer of one JSON value a line, as it comes: each batch is what one piece of the answer held, and may be empty, for
 * empty lines are signs of life. Aborting ends it without an error; closing it ends the reading on the server.
 * @throws {ApiError} with the server's problem, or `console_unreachable` when the connection broke off.
 */
export async function* readNdjson<Line>(address: string, signal: AbortSignal): AsyncGenerator<Line[]> {
  let response: Response
  try {
    response = await fetch(address, {
      headers: { 'X-Quaymaster': '1', Accept: 'application/x-ndjson' },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal,
    })
  } catch (error) {
    if (signal.aborted) return
    throw unreachable(error)
  }
  noteServerDate(response.headers.get('date'))
  if (!response.ok || response.body === null) {
    const error = await readProblem(response)
    if (hasProblemCode(error, 'not_signed_in')) reportSessionEnded()
    throw error
  }
  const reader = response.body.getReader()
  try {
    yield* linesOf<Line>(reader)
  } catch (error) {
    if (!signal.aborted) throw error instanceof SyntaxError ? unreadable(response, error) : unreachable(error)
  } finally {
    // What is still on its way is not wanted any more.
    await reader.cancel().catch(() => undefined)
  }
}

async function* linesOf<Line>(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    rest += decoder.decode(value, { stream: !done })
    const lines = rest.split('\n')
    // A line without its end was cut short: half an entry is none.
    rest = lines.pop() ?? ''
    const batch = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line)
    if (lines.length > 0) yield batch
    if (done) return
  }
}
