import { expect, test } from 'vitest'
import type { Keyring } from '../../config/keyring.ts'
import { Secret } from '../../redaction/secret.ts'
import { EntryIds } from './entry-ids.ts'

const secretOf = (seed: number) => new Secret(Buffer.alloc(32, seed).toString('base64'))
const keyringOf = (entryIdKeyId: string, ...ids: string[]): Keyring => ({
  activeId: 'first',
  entryIdKeyId,
  keys: new Map([['first', secretOf(1)], ...ids.map((id) => [id, secretOf(id.length)] as const)]),
})

const ID = '2026-11-03.0123456789abcdef.12'
const AT = '2026-11-03T10:11:12Z'
const ids = new EntryIds(keyringOf('first'))

test('an id is opened again, also after the last day of one digit and with the largest number', () => {
  for (const id of [ID, '2000-01-01.0000000000000000.0', '9999-12-31.ffffffffffffffff.999999']) {
    expect(ids.open(ids.seal(id))).toEqual({ id })
  }
})

test('the id that leaves the server tells nothing of the day, the hash or the number', () => {
  expect(ids.seal(ID)).toMatch(/^[\w-]{22}$/)
  const others = ['2026-11-03.0123456789abcdee.12', '2026-11-04.0123456789abcdef.12', '2026-11-03.0123456789abcdef.13']
  const blocks = [ID, ...others].map((id) => Buffer.from(ids.seal(id), 'base64url'))
  const [first, ...rest] = blocks
  // Of 128 bits about half differ, wherever the change was.
  for (const block of rest) expect(block.filter((byte, index) => byte === first?.[index]).length).toBeLessThan(4)
})

test('the id of a guessed hash cannot be made without the key', () => {
  expect(new EntryIds(keyringOf('other', 'other')).seal(ID)).not.toBe(ids.seal(ID))
})

test('a link holds while its key is in the keyring, whichever one is used now', () => {
  const link = ids.seal(ID)
  expect(new EntryIds(keyringOf('second', 'second')).open(link)).toEqual({ id: ID })
  const replaced: Keyring = { activeId: 'new', entryIdKeyId: 'new', keys: new Map([['new', secretOf(9)]]) }
  expect(new EntryIds(replaced).open(link)).toEqual({ outdated: 'key_replaced' })
})

test('links from before ids were keyed, and what never was one, are told apart', () => {
  expect(ids.open(ID)).toEqual({ outdated: 'old_form' })
  expect(ids.open('nonsense')).toEqual({ outdated: 'key_replaced' })
  expect(ids.openPosition(`20261103101112.${ID}`)).toEqual({ outdated: 'old_form' })
  expect(ids.openPosition('20261103101112.2026-11-03.zz.0')).toBeUndefined()
})

test('a cursor leads back to its place', () => {
  const cursor = ids.sealPosition({ id: ID, at: AT })
  expect(cursor).toMatch(/^[A-Za-z0-9._-]+$/)
  expect(ids.openPosition(cursor)).toEqual({ id: ID, at: AT })
})
