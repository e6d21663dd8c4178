import { isQuayHttpError } from '@quaymaster/quay-client'

/** An account or repository that is gone or closed to us: others may still have its entries. */
export const isClosedScope = (error: unknown): boolean =>
  isQuayHttpError(error, 'refused') || isQuayHttpError(error, 'not-found') || isQuayHttpError(error, 'forbidden')
