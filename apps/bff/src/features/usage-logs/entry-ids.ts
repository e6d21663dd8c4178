import { createCipheriv, createDecipheriv } from 'node:crypto'
import { deriveKey, type Keyring } from '../../config/keyring.ts'
import type { LogPosition } from '../../usage-logs/entry/entry.ts'
import { addDays, DAY_MS } from '../../time/calendar.ts'

/** Why a link leads nowhere: made before ids were keyed, or with a key that the keyring does not hold any more. */
export type OutdatedLink = 'old_form' | 'key_replaced'

const BLOCK_BYTES = 16
const EPOCH = '1970-01-01'
const LAST_DAY = Date.UTC(9999, 11, 31) / DAY_MS

const STORED_ID = /^(\d{4}-\d\d-\d\d)\.([0-9a-f]{16})\.(\d{1,6})$/
const OUTWARD_ID = /^[\w-]{22}$/
const CURSOR = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.(.+)$/

/**
 * Ids of entries as they leave the server. The stored id holds a hash over fields that not every role sees, and such a field
 * could be guessed until the hash fits. Outside it is one block of AES-256: only this server can tell what is in it, and
 * two ids tell nothing but whether they are equal.
 */
export class EntryIds {
  readonly #keys: readonly Buffer[]

  constructor(keyring: Keyring) {
    const others = [...keyring.keys.keys()].filter((id) => id !== keyring.entryIdKeyId)
    // Links made with an older key hold for as long as the keyring does.
    this.#keys = [keyring.entryIdKeyId, ...others].map((id) => deriveKey(keyring, 'usage-log-entry-id', id))
  }

  /** `2026-11-03.0123456789abcdef.0` as 22 letters, digits, `-` and `_`. */
  seal(id: string): string {
    const [, day = '', hash = '', ordinal = ''] = STORED_ID.exec(id) ?? []
    const block = Buffer.alloc(BLOCK_BYTES)
    block.writeUIntBE(Date.parse(day) / DAY_MS, 0, 3)
    block.write(hash, 3, 'hex')
    block.writeUIntBE(Number(ordinal), 11, 3)
    const cipher = createCipheriv('aes-256-ecb', this.#keys[0] ?? Buffer.alloc(0), null).setAutoPadding(false)
    return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url')
  }

  /** The stored id; or why there is none. */
  open(text: string): { id: string } | { outdated: OutdatedLink } {
    if (STORED_ID.test(text)) return { outdated: 'old_form' }
    const block = OUTWARD_ID.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0)
    for (const key of block.length === BLOCK_BYTES ? this.#keys : []) {
      const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false)
      const id = storedIdOf(Buffer.concat([decipher.update(block), decipher.final()]))
      if (id !== undefined) return { id }
    }
    return { outdated: 'key_replaced' }
  }

  /** A place in the list, of letters, digits, dots, `-` and `_`. */
  sealPosition({ id, at }: LogPosition): string {
    return `${at.replaceAll(/[-:TZ]/g, '')}.${this.seal(id)}`
  }

  /** Undefined for what never was a cursor. */
  openPosition(cursor: string): LogPosition | { outdated: OutdatedLink } | undefined {
    const [, year, month, day, hour, minute, second, text = ''] = CURSOR.exec(cursor) ?? []
    if (year === undefined || !(OUTWARD_ID.test(text) || STORED_ID.test(text))) return undefined
    const opened = this.open(text)
    return 'id' in opened ? { id: opened.id, at: `${year}-${month}-${day}T${hour}:${minute}:${second}Z` } : opened
  }
}

/** Undefined where the key was another one: the last two bytes are nothing then. */
function storedIdOf(block: Buffer): string | undefined {
  const day = block.readUIntBE(0, 3)
  if (block.readUInt16BE(14) !== 0 || day > LAST_DAY) return undefined
  return `${addDays(EPOCH, day)}.${block.toString('hex', 3, 11)}.${block.readUIntBE(11, 3)}`
}
