import { hkdfSync, randomBytes } from 'node:crypto'
import { linkSync, rmSync, writeFileSync } from 'node:fs'
import { parse } from 'secure-json-parse'
import * as z from 'zod'
import { Secret } from '../redaction/secret.ts'
import { type Files, realFiles } from './files.ts'
import { readSecretFile } from './secret-file.ts'
import { ConfigError, type ConfigProblem } from './problem.ts'

const KEY_BYTES = 32

const KeyringFile = z.strictObject({
  active: z.string().min(1),
  entryIds: z.string().min(1).optional(),
  keys: z.record(z.string().regex(/^[\w-]{1,32}$/), z.base64()),
})

/**
 * Keys by their id. What is signed is signed with the active one; the others still check. Ids of usage-log entries have a
 * key of their own choice, so that links hold while the active key is changed.
 */
export type Keyring = {
  readonly activeId: string
  readonly entryIdKeyId: string
  readonly keys: ReadonlyMap<string, Secret>
}

function parseKeyring(text: string): Keyring | undefined {
  const parsed = KeyringFile.safeParse(parse(text))
  if (!parsed.success) return undefined
  const { active, entryIds = active, keys } = parsed.data
  const values = Object.values(keys)
  const areLong = values.every((value) => Buffer.from(value, 'base64').length >= KEY_BYTES)
  if (!areLong || new Set(values).size !== values.length || ![active, entryIds].every((id) => Object.hasOwn(keys, id)))
    return undefined
  const secrets = new Map(Object.entries(keys).map(([id, value]) => [id, new Secret(value)]))
  return { activeId: active, entryIdKeyId: entryIds, keys: secrets }
}

/** The keyring in a file, or what is wrong with it. */
export function readKeyring(path: string, setting: string, files: Files = realFiles): Keyring | ConfigProblem {
  const file = readSecretFile(path, files)
  if (typeof file === 'string') return { setting, reason: file }
  try {
    return parseKeyring(file.text) ?? { setting, reason: 'keyring_malformed' }
  } catch {
    return { setting, reason: 'keyring_malformed' }
  }
}

export const isKeyring = (value: Keyring | ConfigProblem): value is Keyring => 'activeId' in value

/** Writes a keyring with one fresh key, unless another process did so a moment ago. */
function makeKeyring(path: string): void {
  const content = { active: 'first', entryIds: 'first', keys: { first: randomBytes(KEY_BYTES).toString('base64') } }
  const draft = `${path}.${randomBytes(8).toString('hex')}`
  writeFileSync(draft, `${JSON.stringify(content)}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}

/** Reads the keyring; makes it first where `canMake` and there is none. */
export function openKeyring(path: string, canMake: boolean): Keyring {
  if (canMake && realFiles.stat(path) === undefined) makeKeyring(path)
  const keyring = readKeyring(path, 'QUAYMASTER_KEYRING_FILE')
  if (!isKeyring(keyring)) throw new ConfigError([keyring])
  return keyring
}

/** A key for one purpose: what is signed for one can never pass for another. */
export function deriveKey(keyring: Keyring, purpose: string, keyId: string = keyring.activeId): Buffer {
  const key = keyring.keys.get(keyId)
  if (key === undefined) throw new Error(`The keyring has no key ${keyId}.`)
  const material = Buffer.from(key.reveal(), 'base64')
  return Buffer.from(hkdfSync('sha256', material, 'quaymaster', `${purpose}/${keyId}`, KEY_BYTES))
}
