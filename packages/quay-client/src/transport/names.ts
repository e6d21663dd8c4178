import { QuayNameError } from '../errors/name-error.ts'

/** Printable ASCII but for what Quay or a proxy could read as structure of the address. */
const SEGMENT = /^(?!\.{1,2}$)(?:(?![%\\;?#/])[\x21-\x7e]){1,255}$/

/**
 * Refuses a name that could change which address of Quay is asked. Wider than Quay's own rule, since users of a
 * directory may have older names.
 * @throws {QuayNameError}
 */
export function assertSegment(operation: string, field: string, value: string): void {
  if (!SEGMENT.test(value)) throw new QuayNameError(field, { operation })
}

/**
 * Refuses control characters and half surrogate pairs in a text for a body. Quay takes `"maria\n"` as a name
 * (recording users-create-bad-names), and answers half a pair with a 500 (identity.md 8).
 * @throws {QuayNameError}
 */
export function assertSingleLine(operation: string, field: string, value: string): void {
  if (/\p{Cc}/u.test(value) || !value.isWellFormed()) throw new QuayNameError(field, { operation })
}
