import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_LENGTH = 10
const RANDOM_BYTES = 10

function encode(value: bigint, length: number): string {
  let rest = value
  let text = ''
  for (let index = 0; index < length; index += 1) {
    text = ALPHABET.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return text
}

/** An id that sorts by time and cannot be guessed (ULID: 48 bits of time, 80 of chance). */
export function createRequestId(nowMs: number): string {
  const chance = BigInt(`0x${randomBytes(RANDOM_BYTES).toString('hex')}`)
  return encode(BigInt(nowMs), TIME_LENGTH) + encode(chance, 16)
}
