import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { State } from '../state.ts'

/** Where a page starts. The token names the first row of the page itself, not the one before (identity.md 1.10). */
export type PageStart = {
  startIndex: number | string
  pageNumber: number
  /** How many rows from there on are left out. @default 0 */
  offset?: number
}

const secondsValid = 2 * 24 * 3600
const cipherName = 'aes-128-cbc'

const keysOf = (secretKey: Buffer) => ({ signing: secretKey.subarray(0, 16), encryption: secretKey.subarray(16, 32) })

const sign = (bytes: Buffer, key: Buffer): Buffer => createHmac('sha256', key).update(bytes).digest()

/** Makes a Fernet token, as Quay does: opaque, stateless, dated. */
export function writePageToken(state: Pick<State, 'secretKey'>, nowMs: number, start: PageStart): string {
  const { signing, encryption } = keysOf(state.secretKey)
  const head = Buffer.alloc(9)
  head.writeUInt8(0x80)
  head.writeBigUInt64BE(BigInt(Math.floor(nowMs / 1000)), 1)
  const vector = randomBytes(16)
  const cipher = createCipheriv(cipherName, encryption, vector)
  const content = JSON.stringify({
    start_index: start.startIndex,
    page_number: start.pageNumber,
    is_datetime: typeof start.startIndex === 'string',
    offset_val: start.offset ?? 0,
  })
  const signed = Buffer.concat([head, vector, cipher.update(content, 'utf8'), cipher.final()])
  const token = Buffer.concat([signed, sign(signed, signing)]).toString('base64')
  return token.replaceAll('+', '-').replaceAll('/', '_')
}

/** Reads a page token; one that is none, was tampered with or is too old is no error: there is no start then. */
export function readPageToken(
  state: Pick<State, 'secretKey'>,
  nowMs: number,
  token: string | undefined,
): PageStart | undefined {
  const bytes = Buffer.from(token ?? '', 'base64url')
  if (bytes.length < 9 + 16 + 16 + 32 || bytes[0] !== 0x80) return undefined
  const { signing, encryption } = keysOf(state.secretKey)
  const signed = bytes.subarray(0, -32)
  if (!timingSafeEqual(sign(signed, signing), bytes.subarray(-32))) return undefined
  if (nowMs / 1000 - Number(bytes.readBigUInt64BE(1)) > secondsValid) return undefined
  const decipher = createDecipheriv(cipherName, encryption, signed.subarray(9, 25))
  const content = Buffer.concat([decipher.update(signed.subarray(25)), decipher.final()]).toString('utf8')
  const parsed = JSON.parse(content) as {
    start_index: number | string
    page_number: number
    offset_val: number
  }
  const start = { startIndex: parsed.start_index, pageNumber: parsed.page_number }
  return parsed.offset_val === 0 ? start : { ...start, offset: parsed.offset_val }
}
