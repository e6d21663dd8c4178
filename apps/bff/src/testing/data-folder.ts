import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const FOLDER = join(import.meta.dirname, 'fixtures/data-folder-0.1')

type AccountName = 'ada' | 'hana' | 'otto'

/** A call that the console answered once, and what it is to answer when it is sent again with its key. */
export type RepeatedCall = {
  name: string
  as: AccountName
  method: string
  path: string
  key: string
  body: unknown
  status: number
  code: string | null
  /** What the answer says of a password, where it says something. */
  password: unknown
}

type DataFolderFacts = {
  /** The instant at which the console was ended. */
  at: string
  /** Of `ada`. */
  password: string
  cookies: Record<AccountName, string>
  /** Days of which 30 entries each are stored. */
  days: readonly [string, string, string]
  trail: { rows: number; operations: readonly string[]; codes: readonly string[]; reasons: readonly string[] }
  replays: readonly RepeatedCall[]
}

/** What is known of the data folder of version 0.1; its README says how it was made. */
export const DATA_FOLDER = JSON.parse(readFileSync(join(FOLDER, 'facts.json'), 'utf8')) as DataFolderFacts

/** A copy of the data folder, in a new directory. */
export function copyDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quaymaster-data-folder-'))
  const write = (name: string, bytes: Buffer) => writeFileSync(join(folder, name), bytes, { mode: 0o600 })
  for (const name of readdirSync(FOLDER)) {
    const bytes = readFileSync(join(FOLDER, name))
    if (name.endsWith('.sqlite.gz')) write(name.slice(0, -'.gz'.length), gunzipSync(bytes))
    if (name === 'keyring.json') write(name, bytes)
  }
  return folder
}
