import { isQuayHttpError } from '@quaymaster/quay-client'

/** An account or a repository that is gone or closed to us: other lists may still have what is missing. */
export function isClosedScope(error: unknown): boolean {
  return isQuayHttpError(error, 'refused') || isQuayHttpError(error, 'not-found') || isQuayHttpError(error, 'forbidden')
}
