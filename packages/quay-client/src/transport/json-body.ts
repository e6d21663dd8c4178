import { QuayNameError } from '../errors/name-error.ts'

/** Anything that JSON can say, nested as deep as needed. A member that is undefined is not sent. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue | undefined }

/**
 * A body as it goes over the wire. Quay answers a text with NUL or half a surrogate pair with a 500 (identity.md 8).
 * @throws {QuayNameError} for such a text, with its place in the body
 * @throws {TypeError} for a number that JSON does not know, which would be sent as null
 */
export function writeJsonBody(operation: string, body: JsonValue): string {
  assertSendable(operation, body, [])
  return JSON.stringify(body)
}

function assertSendable(operation: string, value: JsonValue | undefined, place: readonly string[]): void {
  if (typeof value === 'string') return assertText(operation, value, place)
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`${operation}: ${describePlace(place)} is not a finite number`)
  }
  if (typeof value !== 'object' || value === null) return
  for (const [name, item] of Object.entries(value) as [string, JsonValue | undefined][]) {
    assertText(operation, name, place)
    assertSendable(operation, item, [...place, name])
  }
}

function assertText(operation: string, text: string, place: readonly string[]): void {
  if (text.includes('\0') || !text.isWellFormed()) throw new QuayNameError(describePlace(place), { operation })
}

const describePlace = (place: readonly string[]): string => (place.length === 0 ? 'body' : place.join('.'))
