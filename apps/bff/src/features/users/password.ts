import { randomInt } from 'node:crypto'

/** Without 0 O o, 1 l I, 5 S, 2 Z: a password is read out over the telephone. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRTUVWXY346789'
const LENGTH = 24

/** A password of 24 letters and digits that are not taken for one another, some 136 bits of chance. */
export function generatePassword(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}
