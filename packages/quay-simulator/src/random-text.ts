import { randomInt, randomUUID } from 'node:crypto'

const upperAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const pick = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')

/** Text of `A-Z0-9`, as passwords, robot tokens and client secrets are made of. */
export const randomUpperText = (length: number): string => pick(upperAndDigits, length)

/** Text of `A-Za-z0-9`, as OAuth tokens and codes are made of. */
export const randomMixedText = (length: number): string => pick(letters + '0123456789', length)

/** A lower-case uuid. */
export const randomUuid = (): string => randomUUID()
